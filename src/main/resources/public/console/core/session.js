// Who is here: the one client of the server, the signed-in user, and what arrives live.
import { Spotter } from "/client.js";

export const spotter = new Spotter();

/**
 * Dispatches "notification" (detail: the notification), "frame" (detail: what else the connection says), "status" (of
 * the connection), "unread" (after `unread` or `unreadMessages` changed) and "me" (after `me` changed).
 */
class Session extends EventTarget {
  /** @type {import("/client.js").User | null} */ me = null;
  /** What GET /api/config says: limits, accepted types, registration. @type {any} */ config = null;
  /** Unread notifications. */ unread = 0;
  /** Of all conversations. */ unreadMessages = 0;
  /** @type {import("/client.js").Status["state"]} */ state = "connecting";
  /** @type {ReturnType<Spotter["connect"]> | undefined} */ #live;

  get isStaff() {
    return this.me?.role !== "client";
  }

  /** @param {string} role */
  is(role) {
    return this.me?.role === role;
  }

  /** What has to be known before the first screen. */
  async begin() {
    this.config = await spotter.get("/api/config");
    if (!spotter.isLoggedIn) return;
    this.me = await spotter.me();
    this.#live = spotter.connect({
      onNotification: one => this.#hear(one),
      onFrame: detail => this.dispatchEvent(new CustomEvent("frame", { detail })),
      onStatus: status => this.#turn(status.state),
    });
    await Promise.all([this.countUnread(), this.countMessages()]);
  }

  end() {
    this.#live?.close();
    this.#live = undefined;
    this.me = null;
    this.unread = this.unreadMessages = 0;
  }

  async reloadMe() {
    this.me = await spotter.me();
    this.dispatchEvent(new Event("me"));
  }

  async countUnread() {
    this.unread = (await spotter.get("/api/notifications/count")).unread_count;
    this.dispatchEvent(new Event("unread"));
  }

  /** @returns {Promise<import("/client.js").Conversation[]>} what it has counted */
  async countMessages() {
    /** @type {import("/client.js").Conversation[]} */ const talks = (await spotter.get("/api/messages/conversations")).items;
    this.unreadMessages = talks.reduce((sum, one) => sum + one.unread_count, 0);
    this.dispatchEvent(new Event("unread"));
    return talks;
  }

  /** @param {import("/client.js").Notification} notification */
  #hear(notification) {
    this.dispatchEvent(new CustomEvent("notification", { detail: notification }));
    // Only the numbers in the menu; the next notification asks again.
    this.countUnread().catch(() => {});
    if (notification.type === "message") this.countMessages().catch(() => {});
  }

  /** @param {import("/client.js").Status["state"]} state */
  #turn(state) {
    this.state = state;
    this.dispatchEvent(new Event("status"));
  }
}

export const session = new Session();

/**
 * Listens for as long as a screen is shown.
 * @param {EventTarget} source @param {string} type @param {(event: any) => void} listener @param {AbortSignal} signal
 */
export function listen(source, type, listener, signal) {
  source.addEventListener(type, listener, { signal });
}
