// A stored picture in the page. Its links run out; they are asked for anew when one has.
import { h } from "./dom.js";
import { dayAndClock, t } from "./i18n.js";
import { here } from "./people.js";
import { spotter } from "./session.js";

/** What is in it, as far as anybody but the eye can tell. @param {import("/client.js").Media} media */
export const altOf = media => t(`categories.${media.category}`) + ", " + dayAndClock(media.created_at);

/**
 * @param {import("/client.js").Media} media @param {import("/client.js").Size} size
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
