/**
 * Spotter for frontends: one module without dependencies, for every browser of the last years.
 *
 *     import { Spotter } from "http://localhost:8000/client.js";
 *
 *     const spotter = new Spotter();
 *     await spotter.login("eve@example.org", "correct horse battery");
 *     const onProgress = ({ fraction }) => (bar.value = fraction);
 *     const photo = await spotter.upload(input.files[0], { category: "profile_photo", onProgress });
 *     img.src = await spotter.imageUrl(photo, "thumbnail");
 *     for await (const file of spotter.files({ category: "document" })) list(file.original_name);
 *     const live = spotter.connect({ onNotification: n => toast(n.title, n.message) });
 *
 * Whatever the server refuses is thrown as a SpotterError. Field names are those of the API (see /docs).
 *
 * @module
 */

/** @typedef {"profile_photo" | "meal_photo" | "progress_photo" | "document"} Category */
/** @typedef {"front" | "side" | "back"} Pose */
/** @typedef {"original" | "thumbnail" | "medium" | "large"} Size */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} TokenStorage */
/** @typedef {{ access_token: string, refresh_token: string, token_type: string, expires_in: number }} Tokens */
/**
 * @typedef {{ id: number, email: string, full_name: string, role: "admin" | "trainer" | "client", is_active: boolean,
 *   trainer_id: number | null, photo_url: string | null, created_at: string, updated_at: string }} User
 */
/**
 * @typedef {{ id: number, uuid: string, category: Category, file_type: string, filename: string, original_name: string,
 *   mime_type: string, file_size: number, width: number | null, height: number | null, sha256: string, owner_id: number,
 *   entity_id: number, pose: Pose | null, uploaded_by: number | null, note: string | null, created_at: string, url: string,
 *   urls: { [size in Size]?: string }, duplicate: boolean }} Media
 */
/**
 * @typedef {{ id: number, from_user_id: number, to_user_id: number, message: string, created_at: string,
 *   read_at: string | null }} Message
 * @typedef {{ user: { id: number, full_name: string, role: string }, last_message: Message,
 *   unread_count: number }} Conversation
 * @typedef {{ type: string, id: number, title: string, message: string, timestamp: string,
 *   [field: string]: any }} Notification
 */
/**
 * @typedef {{ id: string, created_at: string, last_used_at: string, expires_at: string, network: string | null,
 *   device: string | null, current: boolean }} Session
 * @typedef {{ id: number, email: string | null, role: User["role"], trainer_id: number | null, created_by: number,
 *   created_by_name: string, created_at: string, expires_at: string }} Invite
 * @typedef {Record<"file_uploaded" | "file_deleted" | "meal_completed" | "progress_updated" | "plan_updated" | "message" |
 *   "system", boolean>} NotificationSettings
 * @typedef {{ date: string, count: number, size: number }} Day what came on it, bytes
 * @typedef {{ name: string, value: string | null, default: string, source: "default" | "file" | "environment" | "flag",
 *   secret: boolean, help: string }} Setting
 * @typedef {{ running: boolean, started_at: string | null, finished_at: string | null, error: string | null,
 *   count: number, removable_bytes: number,
 *   items: { kind: string, what: string, why: string, bytes: number | null }[] }} Examination
 * @typedef {{ items: { name: string, bytes: number, created_at: string }[],
 *   running: { started_at: string, bytes_written: number, bytes_expected: number } | null,
 *   last_error: { at: string, detail: string } | null }} Backups
 */
/**
 * What a connection is doing. "waiting" tries again after `delay` ms; "reset": what came before the notification
 * `oldest` is no longer kept; "closed" is the end, by close() or for the reason in `error`.
 * @typedef {{ state: "connecting" | "open" | "waiting" | "reset" | "closed", delay?: number, oldest?: number,
 *   error?: Error }} Status
 */

/**
 * @typedef {object} UploadOptions
 * @property {Category} category
 * @property {number} [entityId] the meal completion's or progress entry's id, for photos of those
 * @property {number} [clientId] for whom, when a trainer sends it
 * @property {string} [note]
 * @property {Pose} [pose] of a progress photo; a new one takes the place of its entry's photo in the same pose
 * @property {(progress: { loaded: number, total: number, fraction: number }) => void} [onProgress] bytes
 * @property {AbortSignal} [signal] aborting rejects with its reason
 * @property {number} [retries]
 *
 * @typedef {object} ConnectOptions
 * @property {number} [since] the last id seen; 0 begins with all kept ones; default: from now on
 * @property {(notification: Notification) => void} onNotification
 * @property {(frame: { type: string, [field: string]: any }) => void} [onFrame] the rest: message_sent, error
 * @property {(status: Status) => void} [onStatus]
 *
 * @typedef {Record<string, unknown>} Query undefined and null are left out
 * @typedef {{ query?: Query, body?: unknown, signal?: AbortSignal }} RequestOptions
 */

const RENEW_LINK_MS = 60_000;
const PING_MS = 25_000;
const PONG_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;
/** Close codes that trying again does not change: token of another user; not allowed. */
const FINAL_CODES = [4003, 1008];
const TOKEN_RAN_OUT = 4008;

/** An answer that is not the wanted one; `status` 0 when there was none at all. */
export class SpotterError extends Error {
  /**
   * @param {number} status the HTTP status
   * @param {{ code?: string, detail?: string, errors?: { loc: string[], msg: string, type: string }[] }} [problem]
   * @param {number} [retryAfter] ms after which the server wants to be asked again
   */
  constructor(status, problem = {}, retryAfter) {
    super(problem.detail ?? (status ? `The server answered ${status}` : "The server cannot be reached"));
    this.name = "SpotterError";
    this.status = status;
    /** For programs: "media.too_large". */
    this.code = problem.code ?? (status ? "unknown" : "network");
    /** For people. */
    this.detail = this.message;
    /** Which fields were wrong, and why. */
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** One person's Spotter. Dispatches "logout" when the session has ended, whoever ended it. */
export class Spotter extends EventTarget {
  /** @type {TokenStorage} */ #storage;
  /** @type {string} */ #key;
  /** @type {Promise<void> | undefined} */ #refreshing;
  /** @type {Map<number, Promise<Media>>} */ #renewed = new Map();

  /**
   * @param {object} [options]
   * @param {string} [options.baseUrl] default: where this module came from
   * @param {TokenStorage | null} [options.storage] default: localStorage, shared by all tabs; null: this page's memory
   */
  constructor({ baseUrl = new URL(import.meta.url).origin, storage = globalThis.localStorage } = {}) {
    super();
    this.baseUrl = baseUrl.replace(/\/+$/, "");
    this.#storage = storage ?? memory();
    this.#key = `spotter ${this.baseUrl}`;
    // Logged out in another tab.
    addEventListener("storage", ({ storageArea, key, newValue }) => {
      const isMine = storageArea === this.#storage && (key === this.#key || key === null);
      if (isMine && newValue === null) this.dispatchEvent(new Event("logout"));
    });
  }

  // ---- the session

  /** @returns {Tokens | null} read each time: another tab may have renewed them */
  get #tokens() {
    return JSON.parse(this.#storage.getItem(this.#key) ?? "null");
  }

  get isLoggedIn() {
    return this.#tokens !== null;
  }

  /** The id of who is logged in: what the access token says, which only the server can judge. */
  get userId() {
    const payload = this.#tokens?.access_token.split(".")[1] ?? btoa("{}");
    return Number(JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/"))).sub);
  }

  /** @param {string} email @param {string} password @returns {Promise<User>} */
  async login(email, password) {
    this.#keep((await this.#fetch("POST", "/api/auth/login", { body: { email, password } }, asData)).data);
    return this.me();
  }

  /** Ends the session; here in any case, even when the server cannot be told. */
  async logout() {
    try {
      await this.post("/api/auth/logout");
    } finally {
      this.#forget();
    }
  }

  /** @returns {Promise<User>} */
  me() {
    return this.get("/api/auth/me");
  }

  /**
   * Renews the tokens; every call does so by itself when it has to. However many ask at a time, in however many tabs:
   * one request, for a refresh token works once, and a second use ends the session.
   * @param {string} [spent] the access token that was refused
   * @returns {Promise<void>}
   */
  refresh(spent = this.#tokens?.access_token) {
    const renew = async () => {
      const tokens = this.#tokens;
      if (!tokens) throw new SpotterError(401, { code: "auth.missing", detail: "Not authenticated" });
      if (tokens.access_token !== spent) return;
      try {
        const body = { refresh_token: tokens.refresh_token };
        this.#keep((await this.#fetch("POST", "/api/auth/refresh", { body }, asData)).data);
      } catch (error) {
        if (error instanceof SpotterError && error.status === 401) this.#forget();
        throw error;
      }
    };
    this.#refreshing ??= Promise.resolve(navigator.locks ? navigator.locks.request(this.#key, renew) : renew())
      .finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /** @param {Tokens} tokens */
  #keep(tokens) {
    this.#storage.setItem(this.#key, JSON.stringify(tokens));
  }

  #forget() {
    const wasLoggedIn = this.isLoggedIn;
    this.#storage.removeItem(this.#key);
    if (wasLoggedIn) this.dispatchEvent(new Event("logout"));
  }

  // ---- any request: get("/api/nutrition/plans", { client_id: 7 }); a body is sent as JSON, a FormData as it is

  /** @type {(path: string, query?: Query, signal?: AbortSignal) => Promise<any>} */
  get = async (path, query, signal) => (await this.#request("GET", path, { query, signal })).data;

  /** @type {(path: string, body?: unknown, signal?: AbortSignal) => Promise<any>} */
  post = async (path, body, signal) => (await this.#request("POST", path, { body, signal })).data;

  /** @type {(path: string, body?: unknown, signal?: AbortSignal) => Promise<any>} */
  put = async (path, body, signal) => (await this.#request("PUT", path, { body, signal })).data;

  /** @type {(path: string, signal?: AbortSignal) => Promise<any>} */
  delete = async (path, signal) => (await this.#request("DELETE", path, { signal })).data;

  /**
   * Every element of a list, page after page, whichever of the API's two ways it is divided.
   * @param {string} path @param {Query} [query] @param {string} [cursor] the parameter that reads on
   * @returns {AsyncGenerator<any, void, void>}
   */
  async *each(path, query = {}, cursor = "cursor") {
    /** @type {{ path: string, query: Query } | null} */ let page = { path, query };
    while (page) {
      const { data, headers } = await this.#request("GET", page.path, { query: page.query });
      yield* data.items ?? data;
      const link = /<([^>]*)>; *rel="next"/.exec(headers.get("Link") ?? "");
      if (link) page = { path: link[1], query: {} };
      else page = data.next ? { path, query: { ...query, [cursor]: data.next } } : null;
    }
  }

  /** @param {string} method @param {string} path @param {RequestOptions} options */
  #request(method, path, options) {
    return this.#authorized(token => this.#fetch(method, path, { ...options, token }, asData));
  }

  /**
   * Sends; when the access token has run out, renews it and sends once more.
   * @template T @param {(token: string | undefined) => Promise<T>} send @returns {Promise<T>}
   */
  async #authorized(send) {
    const token = this.#tokens?.access_token;
    try {
      return await send(token);
    } catch (error) {
      if (!token || !(error instanceof SpotterError) || error.status !== 401) throw error;
      await this.refresh(token);
      return send(this.#tokens?.access_token);
    }
  }

  /**
   * A file as it is, as large as it is: what has come lies where the browser keeps it, not in the page's memory.
   * @param {string} path
   * @param {{ onProgress?: UploadOptions["onProgress"], signal?: AbortSignal }} [options]
   * @returns {Promise<Blob>}
   */
  download(path, { onProgress, signal } = {}) {
    return this.#authorized(token => this.#fetch("GET", path, { token, signal }, answer => asBlob(answer, onProgress)));
  }

  /**
   * @template T
   * @param {string} method @param {string} path @param {RequestOptions & { token?: string }} options
   * @param {(answer: Response) => Promise<T>} take what becomes of the answer
   * @returns {Promise<T>}
   */
  async #fetch(method, path, { query = {}, body, token, signal }, take) {
    const url = new URL(this.baseUrl + path);
    present(query).forEach(([name, value]) => url.searchParams.set(name, value));
    const headers = new Headers(token ? { Authorization: `Bearer ${token}` } : {});
    const isJson = body !== undefined && !(body instanceof FormData);
    if (isJson) headers.set("Content-Type", "application/json");
    const content = isJson ? JSON.stringify(body) : /** @type {FormData | undefined} */ (body);
    try {
      return await take(await fetch(url, { method, headers, signal, body: content }));
    } catch (error) {
      throw error instanceof TypeError ? new SpotterError(0) : error;
    }
  }

  // ---- files

  /**
   * Stores a file. Without an answer, and when the server is busy, it is sent again: the server knows bytes that it
   * already has for the same record, and answers with that file, `duplicate: true`.
   * @param {Blob} file what an <input type="file"> or a drop gives
   * @param {UploadOptions} options
   * @returns {Promise<Media>}
   */
  async upload(file, { category, entityId, clientId, note, pose, onProgress, signal, retries = 3 }) {
    const form = new FormData();
    const fields = { category, entity_id: entityId, client_id: clientId, note, pose };
    present(fields).forEach(([name, value]) => form.append(name, value));
    // Last: the fields before it decide how large it may be.
    form.append("file", file);
    for (let failures = 0; ; failures++) {
      try {
        return await this.#authorized(token => this.#send(form, token, onProgress, signal));
      } catch (error) {
        const isPassing = error instanceof SpotterError && [0, 429, 503].includes(error.status);
        if (!isPassing || failures >= retries) throw error;
        await pause(error.retryAfter ?? backOff(failures), signal);
      }
    }
  }

  /**
   * By XMLHttpRequest: fetch does not tell how much of a body has left.
   * @param {FormData} form @param {string | undefined} token
   * @param {UploadOptions["onProgress"]} onProgress @param {AbortSignal | undefined} signal
   * @returns {Promise<Media>}
   */
  async #send(form, token, onProgress, signal) {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", `${this.baseUrl}/api/files/upload`);
    if (token) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.({ loaded, total, fraction: loaded / total });
    signal?.addEventListener("abort", abort);
    try {
      await new Promise((resolve, reject) => {
        request.onload = resolve;
        request.onabort = () => reject(signal?.reason);
        request.onerror = () => reject(new SpotterError(0));
        request.send(form);
      });
    } finally {
      signal?.removeEventListener("abort", abort);
    }
    return read(request.status, request.responseText, request.getResponseHeader("Retry-After"));
  }

  /**
   * The newest first.
   * @param {{ clientId?: number, category?: Category, from?: string, to?: string }} [filter] days as 2026-11-22
   * @returns {AsyncGenerator<Media, void, void>}
   */
  files({ clientId, category, from, to } = {}) {
    return this.each("/api/files", { client_id: clientId, category, from, to, limit: 100 });
  }

  /** @param {Media} media */
  deleteFile(media) {
    return this.delete(`/api/files/media/${media.file_type}/${media.filename}`);
  }

  /**
   * An address for <img> or <a>, good for a minute at least: signed links run out, and are asked for anew here.
   * @param {Media} media @param {Size} [size] @returns {Promise<string>}
   */
  async imageUrl(media, size = "medium") {
    const address = (/** @type {Media} */ from) => new URL(from.urls[size] ?? from.url, this.baseUrl).href;
    const runsOut = (/** @type {Media} */ from) =>
      Number(new URL(address(from)).searchParams.get("exp")) * 1000 < Date.now() + RENEW_LINK_MS;
    if (!runsOut(media)) return address(media);
    let renewed = await this.#renewed.get(media.id);
    if (!renewed || runsOut(renewed)) {
      const asked = this.get(`/api/files/${media.id}`);
      this.#renewed.set(media.id, asked);
      asked.catch(() => this.#renewed.delete(media.id));
      renewed = await asked;
    }
    return address(/** @type {Media} */ (renewed));
  }

  /** Two progress photos on one JPEG, with day and weight. @type {(before: Media, after: Media) => Promise<Blob>} */
  compare = (before, after) => this.download(`/api/progress/compare?before=${before.id}&after=${after.id}`);

  /**
   * One for each day up to today.
   * @type {(filter?: { clientId?: number, days?: number }) => AsyncGenerator<Day, void, void>}
   */
  growth = ({ clientId, days } = {}) => this.each("/api/files/media/growth", { client_id: clientId, days });

  // ---- the account: where one is logged in, what one is told of

  /** @type {() => AsyncGenerator<Session, void, void>} */
  sessions = () => this.each("/api/auth/sessions");

  /** Without an id all but this one; this one ends by logout(). @type {(id?: string) => Promise<unknown>} */
  endSession = id => this.delete(`/api/auth/sessions${id === undefined ? "" : `/${id}`}`);

  /**
   * With changes, as they are after these.
   * @param {Partial<NotificationSettings>} [changes] @returns {Promise<NotificationSettings>}
   */
  notificationSettings(changes) {
    const path = "/api/me/notification-settings";
    return changes ? this.put(path, changes) : this.get(path);
  }

  // ---- running a gym

  /**
   * The code is shown this once.
   * @type {(invite: { email?: string, role?: User["role"], trainer_id?: number }) =>
   *   Promise<{ id: number, code: string, url: string, expires_at: string }>}
   */
  invite = invite => this.post("/api/users/invites", invite);

  /** That nobody has used yet. @type {() => AsyncGenerator<Invite, void, void>} */
  invites = () => this.each("/api/users/invites");

  /** @type {(id: number) => Promise<unknown>} */
  deleteInvite = id => this.delete(`/api/users/invites/${id}`);

  /** @type {() => AsyncGenerator<Setting, void, void>} */
  settings = () => this.each("/api/admin/settings");

  /** What the last examination found, or how far it is. @type {() => Promise<Examination>} */
  examination = () => this.get("/api/admin/doctor");

  /** @type {() => Promise<Examination>} */
  examine = () => this.post("/api/admin/doctor");

  /** @type {() => Promise<Backups>} */
  backups = () => this.get("/api/admin/backups");

  /** Answers at once: backups() tells how far it is. @type {() => Promise<unknown>} */
  backUp = () => this.post("/api/admin/backups?wait=false");

  // ---- people, messages, notifications

  /** @type {(filter?: { role?: User["role"], search?: string }) => AsyncGenerator<User, void, void>} */
  users = filter => this.each("/api/users", { ...filter, size: 100 });

  /** @type {() => AsyncGenerator<Conversation, void, void>} */
  conversations = () => this.each("/api/messages/conversations");

  /** With one person, the newest first. @type {(userId: number) => AsyncGenerator<Message, void, void>} */
  messages = userId => this.each("/api/messages", { with: userId }, "before");

  /** @type {(userId: number, message: string) => Promise<Message>} */
  sendMessage = (userId, message) => this.post("/api/messages", { to_user_id: userId, message });

  /** This one and those before it from the same person. @type {(id: number) => Promise<Message>} */
  markMessageRead = id => this.post(`/api/messages/${id}/read`);

  /**
   * The newest first; with `since` what came after that id, the oldest first.
   * @param {{ since?: number, unreadOnly?: boolean }} [filter]
   * @returns {AsyncGenerator<Notification & { is_read: boolean }, void, void>}
   */
  notifications({ since, unreadOnly } = {}) {
    return this.each("/api/notifications", { since, unread_only: unreadOnly, limit: 100 });
  }

  /** Without an id all of them. @type {(id?: number) => Promise<unknown>} */
  markNotificationRead = id => this.post(`/api/notifications/${id === undefined ? "read-all" : `${id}/read`}`);

  /**
   * Notifications as they happen, each once and in order, however often the connection breaks meanwhile.
   * @param {ConnectOptions} options
   */
  connect(options) {
    return new Connection(this, options);
  }
}

/** A WebSocket that comes back: what connect() returns. */
class Connection {
  #client;
  #options;
  /** @type {number | undefined} */ #since;
  #isClosed = false;
  #wake = () => {};
  #isSeen = () => document.visibilityState === "visible" && this.#wake();
  #isOnline = () => this.#wake();

  /** @param {Spotter} client @param {ConnectOptions} options */
  constructor(client, options) {
    this.#client = client;
    this.#options = options;
    this.#since = options.since;
    addEventListener("online", this.#isOnline);
    document.addEventListener("visibilitychange", this.#isSeen);
    this.#run();
  }

  /** The last id seen: kept by you, connect({ since }) goes on there after a reload. */
  get since() {
    return this.#since;
  }

  close() {
    this.#end();
  }

  async #run() {
    for (let failures = 0; !this.#isClosed; failures++) {
      this.#tell({ state: "connecting" });
      try {
        const { code, wasOpen } = await this.#converse();
        if (FINAL_CODES.includes(code)) throw new SpotterError(403, { detail: "This connection is not allowed" });
        if (wasOpen) failures = 0;
        // The next ticket is asked for with a token that has run out, which renews it.
        if (code === TOKEN_RAN_OUT) continue;
      } catch (error) {
        // Nobody is logged in any more, or may not connect: no use in trying again.
        const isPassing = error instanceof SpotterError && ![401, 403].includes(error.status);
        if (!isPassing) this.#end(/** @type {Error} */ (error));
      }
      if (!this.#isClosed) await this.#wait(backOff(failures));
    }
  }

  /**
   * One socket, to its end. A ticket stands in its address: addresses get logged, and access tokens must not be.
   * @returns {Promise<{ code: number, wasOpen: boolean }>}
   */
  async #converse() {
    this.#since ??= (await this.#client.get("/api/notifications", { limit: 1 }))[0]?.id ?? 0;
    const { ticket } = await this.#client.post("/api/ws/ticket");
    const base = this.#client.baseUrl.replace(/^http/, "ws");
    return new Promise(resolve => {
      if (this.#isClosed) return resolve({ code: 1000, wasOpen: false });
      const socket = new WebSocket(`${base}/api/ws/ws/${this.#client.userId}?ticket=${ticket}&since=${this.#since}&v=2`);
      let wasOpen = false;
      /** @type {ReturnType<typeof setTimeout> | undefined} */ let doubt;
      // Deaf from here on: what still comes on it will come again on the next one.
      const finish = ({ code = 1006 } = {}) => {
        socket.onmessage = socket.onclose = null;
        this.#wake = () => {};
        clearInterval(beat);
        clearTimeout(doubt);
        socket.close();
        resolve({ code, wasOpen });
      };
      // A network that is gone says nothing: so an answer is asked for, now and then and whenever it may be gone.
      const ask = () => {
        clearTimeout(doubt);
        doubt = setTimeout(finish, PONG_MS);
        if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
      };
      const beat = setInterval(ask, PING_MS);
      this.#wake = () => (this.#isClosed ? finish() : ask());
      socket.onclose = finish;
      socket.onmessage = event => {
        clearTimeout(doubt);
        wasOpen = true;
        this.#receive(JSON.parse(event.data));
      };
    });
  }

  /** @param {any} frame */
  #receive(frame) {
    if (frame.type === "reset") {
      this.#since = frame.oldest - 1;
      this.#tell({ state: "reset", oldest: frame.oldest });
    } else if (frame.id === undefined) {
      if (frame.type === "welcome") this.#tell({ state: "open" });
      this.#options.onFrame?.(frame);
    } else if (frame.id > (this.#since ?? 0)) {
      this.#since = frame.id;
      this.#options.onNotification(frame);
    }
  }

  /** @param {number} delay ms; less when the network or the user comes back */
  #wait(delay) {
    this.#tell({ state: "waiting", delay });
    return new Promise(resolve => {
      this.#wake = () => resolve(undefined);
      setTimeout(resolve, delay);
    });
  }

  /** @param {Error} [error] */
  #end(error) {
    if (this.#isClosed) return;
    this.#isClosed = true;
    removeEventListener("online", this.#isOnline);
    document.removeEventListener("visibilitychange", this.#isSeen);
    this.#wake();
    this.#tell({ state: "closed", error });
  }

  /** @param {Status} status */
  #tell(status) {
    // Later, so that what a frontend does wrong in it stops nothing here.
    queueMicrotask(() => this.#options.onStatus?.(status));
  }
}

/** @param {Response} answer @returns {Promise<{ data: any, headers: Headers }>} */
async function asData(answer) {
  const { status, headers } = answer;
  return { data: read(status, await answer.text(), headers.get("Retry-After")), headers };
}

/** @param {Response} answer @param {UploadOptions["onProgress"]} onProgress */
async function asBlob(answer, onProgress) {
  if (!answer.ok) await asData(answer);
  const total = Number(answer.headers.get("Content-Length"));
  let loaded = 0;
  /** @type {Transformer<Uint8Array, Uint8Array>} */ const count = {
    transform(chunk, passed) {
      loaded += chunk.length;
      onProgress?.({ loaded, total, fraction: total ? loaded / total : 0 });
      passed.enqueue(chunk);
    },
  };
  const type = answer.headers.get("Content-Type") ?? "";
  return new Response(answer.body?.pipeThrough(new TransformStream(count)), { headers: { "Content-Type": type } }).blob();
}

/**
 * The answer as an object; throws what is no success.
 * @param {number} status @param {string} text @param {string | null} retryAfter seconds
 */
function read(status, text, retryAfter) {
  let data;
  try {
    data = JSON.parse(text || "null");
  } catch {
    data = null; // A proxy's page: the status says enough.
  }
  if (status >= 200 && status < 300) return data;
  throw new SpotterError(status, data ?? {}, retryAfter === null ? undefined : Number(retryAfter) * 1000);
}

/** ms, at random: not everybody at once comes back to a server that was away. @param {number} failures so far */
function backOff(failures) {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
}

/** @param {number} ms @param {AbortSignal} [signal] @returns {Promise<void>} */
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** @param {Query} fields @returns {[string, string][]} */
function present(fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return given.map(([name, value]) => [name, String(value)]);
}

/** @returns {TokenStorage} */
function memory() {
  /** @type {Map<string, string>} */ const items = new Map();
  return {
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: key => void items.delete(key),
  };
}
