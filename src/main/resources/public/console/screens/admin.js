// The owner's side, a tab each; and in one line whether all is well.
import { h, style } from "../core/dom.js";
import { bytes, t } from "../core/i18n.js";
import { listen, session, spotter } from "../core/session.js";
import { say } from "../core/states.js";

const TABS = {
  people: () => import("../parts/admin-people.js"),
  links: () => import("../parts/admin-links.js"),
  audit: () => import("../parts/admin-audit.js"),
  backups: () => import("../parts/admin-backups.js"),
  doctor: () => import("../parts/admin-doctor.js"),
  settings: () => import("../parts/admin-settings.js"),
};

export default async function admin(page) {
  const { params, signal } = page;
  // To everybody else the server says no, and the page what it said.
  if (!session.is("admin")) await spotter.get("/api/admin/audit", {}, signal);
  const tab = params.tab ?? "people";
  const entry = name => h("a", { href: `#/admin/${name}`, "aria-current": name === tab && "page" }, t(`admin.tabs.${name}`));
  const [module] = await Promise.all([TABS[tab](), style("admin")]);
  const state = h("p", { class: "overview small quiet", role: "status" });
  const look = () => overview(signal).then(facts => state.replaceChildren(...facts), error => signal.aborted || state.replaceChildren(say(error)));
  listen(session, "notification", look, signal);
  look();
  const tabs = h("div", { class: "tabs", role: "navigation", "aria-label": t("nav.admin") }, Object.keys(TABS).map(entry));
  const content = await module.default(page);
  // A phone has no room for all of them.
  requestAnimationFrame(() => tabs.querySelector("[aria-current]").scrollIntoView({ block: "nearest", inline: "center" }));
  return h("div", { class: "stack admin" }, h("header", { class: "between" }, h("h1", {}, t("nav.admin")), state), tabs, content);
}

async function overview(signal) {
  const [trouble, sockets, metrics] = await Promise.all([
    spotter.get("/health/ready", {}, signal).then(() => null, say),
    spotter.get("/api/ws/ws/stats", {}, signal),
    spotter.download("/metrics", { signal }).then(blob => blob.text()),
  ]);
  const files = [...metrics.matchAll(/^spotter_db_file_bytes\{.*\} (\S+)$/gm)];
  const facts = [
    `Spotter ${session.config.version}`,
    t("admin.database", { size: bytes(files.reduce((sum, [, size]) => sum + Number(size), 0)) }),
    t("admin.live", { count: sockets.total_users }),
  ];
  return [h("span", { class: `tag ${trouble ? "bad" : "good"}` }, trouble ?? t("admin.ready")), ...facts.map(fact => h("span", {}, fact))];
}
