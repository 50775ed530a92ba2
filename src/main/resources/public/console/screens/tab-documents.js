// Documents that go between a client and his trainer, in both directions.
import { ask, attempt, toast } from "../core/dialogs.js";
import { h, icon, iconButton, style } from "../core/dom.js";
import { bytes, nearDay, t } from "../core/i18n.js";
import { keep } from "../core/photos.js";
import { here, person } from "../core/people.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, list } from "../core/states.js";

/** @param {import("./client.js").Tab} tab */
export default async function documents({ client, signal, refreshers }) {
  await style("documents");
  const none = () => empty({ icon: "document", title: t("documents.none"), text: t("documents.noneText") });
  const docs = list({ source: () => spotter.files({ clientId: client.id, category: "document" }), item, none, signal, class: "rows documents" });

  function item(media) {
    const name = media.original_name;
    const from = h("span");
    person(media.uploaded_by ?? media.owner_id).then(one => from.append(t("documents.from", { name: one.full_name })));
    const save = iconButton(t("documents.download", { name }), "download", () => attempt(save, async () => keep(here(await spotter.imageUrl(media, "original")), name)));
    const bin = iconButton(t("documents.delete", { name }), "trash", async () => {
      if (!(await ask({ title: t("documents.deleteTitle"), text: t("documents.deleteText", { name }), action: t("actions.delete") }))) return;
      await attempt(bin, async () => {
        await spotter.deleteFile(media);
        toast(t("documents.deleted", { name }));
        await docs.reload();
      });
    });
    const about = [bytes(media.file_size), " · ", nearDay(media.created_at), " · ", from];
    const title = h("p", { class: "row-title" }, h("bdi", {}, name));
    const type = h("span", { class: "document-type", "aria-hidden": "true" }, icon("document"), media.filename.split(".").at(-1).toUpperCase());
    return h("li", {}, h("div", { class: "row" }, type, h("div", { class: "row-main" }, title, h("p", { class: "quiet small" }, about), media.note && h("p", { class: "small", dir: "auto" }, media.note)), save, bin));
  }

  const reload = () => docs.reload();
  // Another tab of one's own as well; what this one does itself it knows already, and asking twice harms nobody.
  listen(session, "notification", ({ detail }) => detail.client_id === client.id && detail.file_type === "documents" && reload(), signal);
  listen(session, "status", () => session.state === "reset" && reload(), signal);
  refreshers.add(() => session.state !== "open" && reload());
  return docs;
}
