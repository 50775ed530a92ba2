import { viewer } from "./viewer.js";

/** The photos of one moment, in the viewer. @param {import("/client.js").Media[]} photos @param {{ id: number }} client @param {() => unknown} changed */
export function openPhotos(photos, client, changed) {
  // What was pressed may have been drawn anew meanwhile.
  const { key } = document.activeElement.dataset;
  let all = photos;
  const deleted = file => {
    all = all.filter(one => one.filename !== file);
    changed();
  };
  viewer({ at: photos[0], all: () => all, client, weights: new Map(), deleted, closed: () => document.querySelector(`[data-key="${key}"]`)?.focus() });
}
