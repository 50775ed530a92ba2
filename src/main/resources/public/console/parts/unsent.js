// What somebody has written and the server does not have yet: of one person to another, in this tab.
import { session } from "../core/session.js";

const PREFIX = "spotter unsent";

/**
 * @typedef {object} Letter
 * @property {string} text
 * @property {number} after the last message before it
 * @property {boolean} [isLost] whether it may have arrived without our knowing
 */

/** When somebody left this browser for good: written for all tabs, and kept by each when it has swept. */
const LEFT = "spotter left";

/** Before somebody leaves for good: each tab begins anew when the session ends, and then nothing of his is left in it. */
export function forgetUnsent() {
  localStorage.setItem(LEFT, String(Date.now()));
}

// At the beginning and not before: until then a page writes down what it has in hand. A tab that slept comes by here too.
function sweep() {
  const left = localStorage.getItem(LEFT) ?? "";
  if (left === (sessionStorage.getItem(LEFT) ?? "")) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  sessionStorage.setItem(LEFT, left);
}

sweep();

/** @param {number} themId */
export function unsent(themId) {
  const key = `${PREFIX} ${session.me?.id} ${themId}`;
  /** @type {{ draft: string, letters: Letter[] }} */
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '{"draft":"","letters":[]}');
  // Of an earlier page: whoever wrote it says when it goes out.
  for (const letter of kept.letters) letter.isLost = false;
  const keep = () => sessionStorage.setItem(key, JSON.stringify(kept));
  return {
    draft: () => kept.draft,
    letters: () => [...kept.letters],
    /** @param {string} text */
    keepDraft(text) {
      kept.draft = text;
      keep();
    },
    /** @param {string} text @param {number} after @returns {Letter} */
    add(text, after) {
      const letter = { text, after };
      kept.letters.push(letter);
      keep();
      return letter;
    },
    /** @param {Letter} letter */
    drop(letter) {
      kept.letters = kept.letters.filter(one => one !== letter);
      keep();
    },
  };
}
