// What the server would refuse is refused before it is sent.
import { bytes, t } from "../core/i18n.js";
import { session } from "../core/session.js";

/** @param {File} file @param {import("/client.js").Category} category @returns {string} why not; empty if it may be sent */
export function refusal({ type, size }, category) {
  const limit = session.config.max_bytes[category];
  if (type && !session.config.accepted_types[category].includes(type)) return t(category === "document" ? "upload.noDocument" : "upload.noPhoto");
  return size > limit ? t("upload.tooLarge", { limit: bytes(limit) }) : "";
}
