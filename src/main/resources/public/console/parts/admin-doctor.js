// Whether rows and files fit together: the server reads all of them in the background, and says what it found.
import { attempt } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { ago, bytes, t } from "../core/i18n.js";
import { spotter } from "../core/session.js";
import { empty, later, problem } from "../core/states.js";

const PATH = "/api/admin/doctor";
const REPAIRED = ["variant", "orphan", "doomed", "unfinished", "mode"];
const BETWEEN_LOOKS_MS = 1000;

export default ({ signal }) => h("div", { class: "stack reading" }, h("p", {}, t("admin.doctorText")), examination(findings, signal));

export function examination(show, signal) {
  const get = () => spotter.get(PATH, {}, signal);
  const state = report => {
    const { running, finished_at: end, error } = report;
    if (running) setTimeout(() => signal.aborted || get().then(renew, fail), BETWEEN_LOOKS_MS);
    const start = button(t("admin.examine"), () => attempt(start, () => spotter.post(PATH).then(renew)), { icon: "search", disabled: running });
    const status = running ? [h("span", { class: "spinner" }), t("admin.examining")] : end && t("admin.examined", { ago: ago(end) });
    return h("div", { class: "stack" }, h("div", { class: "buttons" }, start, h("p", { class: "progress quiet", role: "status" }, status)), error ? h("p", { class: "bad" }, error) : end && show(report));
  };
  const renew = report => box.replaceChildren(state(report));
  const fail = error => signal.aborted || box.replaceChildren(problem(error, box.reload));
  const box = later(get, state, { signal });
  return box;
}

function findings({ items, count, removable_bytes: removable }) {
  if (!count) return empty({ icon: "check", title: t("admin.sound") });
  const one = ({ what, why }) => h("li", { class: "small", dir: "ltr" }, what, " ", h("span", { class: "quiet" }, why));
  const group = kind => {
    const mine = items.filter(one => one.kind === kind);
    return h("details", { class: "card" }, h("summary", {}, t(`admin.finding.${kind}`), " ", h("span", { class: "badge" }, mine.length)), h("ul", { class: "stack" }, mine.map(one)));
  };
  const kinds = [...new Set(items.map(one => one.kind))];
  return h("div", { class: "stack" }, h("p", {}, t("admin.findings", { count })), kinds.map(group), kinds.some(kind => REPAIRED.includes(kind)) && h("p", {}, t("admin.repairText", { size: bytes(removable) }), " ", h("code", { dir: "ltr" }, "java -jar spotter.jar doctor --repair")));
}
