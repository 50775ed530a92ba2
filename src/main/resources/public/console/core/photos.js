// A stored picture in the page. Its links run out; they are asked for anew when one has.
import { h } from "./dom.js";
import { dayAndClock, t } from "./i18n.js";
import { here } from "./people.js";
import { spotter } from "./session.js";

/** @typedef {import("/client.js").Media} Media */

/** "Progress photo, front". @param {Media} media */
export const kindOf = media => t(`categories.${media.category}`) + (media.pose ? `, ${t(`photos.${media.pose}`)}` : "");

/** What is in it, as far as anybody but the eye can tell. @param {Media} media */
export const altOf = media => `${kindOf(media)}, ${dayAndClock(media.created_at)}`;

/**
 * @param {Media} media @param {import("/client.js").Size} size
 * @param {{ alt?: string, eager?: boolean, class?: string }} [options]
 */
export function photo(media, size, { alt = altOf(media), eager = false, class: name = "photo" } = {}) {
  const img = h("img", {
    class: name,
    alt,
    width: media.width ?? undefined,
    height: media.height ?? undefined,
    loading: eager ? "eager" : "lazy",
    decoding: "async",
  });
  let isRenewed = false;
  const load = async () => (img.src = here(await spotter.imageUrl(media, size)));
  img.addEventListener("error", () => {
    if (isRenewed) return img.classList.add("broken");
    // The link was good when it was made, and the picture came into sight an hour later.
    isRenewed = true;
    spotter.get(`/api/files/${media.id}`).then(
      fresh => (img.src = here(fresh.urls[size] ?? fresh.url)),
      () => img.classList.add("broken"),
    );
  });
  load().catch(() => img.classList.add("broken"));
  return img;
}

/** Gives the reader a file to keep. @param {string | Blob} from an address here, or bytes @param {string} name */
export function keep(from, name) {
  const href = typeof from === "string" ? from : URL.createObjectURL(from);
  h("a", { href, download: name }).click();
  // The browser has begun to read it by then.
  if (typeof from !== "string") setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
