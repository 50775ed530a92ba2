// Files that are dropped or pasted anywhere on the page.
import { h, icon } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { listen } from "../core/session.js";

export function drops(take, signal) {
  const veil = h("div", { class: "drop-veil", hidden: true }, icon("upload"), t("upload.drop"));
  const show = is => (veil.hidden = !is);
  const hasFiles = event => event.dataTransfer?.types.includes("Files");
  listen(window, "dragover", event => hasFiles(event) && (event.preventDefault(), show(true)), signal);
  listen(window, "dragleave", event => event.relatedTarget || show(false), signal);
  listen(
    window,
    "drop",
    event => {
      show(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      take([...event.dataTransfer.files]);
    },
    signal,
  );
  listen(window, "paste", event => event.clipboardData?.files.length && (event.preventDefault(), take([...event.clipboardData.files])), signal);
  return veil;
}
