// Pictures under fingers, wheel and keys: how near, which part; and what a finger means that does not zoom.

const NEAREST = 6;
const STEP = 1.4;
const SWIPE_PX = 60;
const TAP_PX = 10;
const DOUBLE_MS = 300;

/**
 * All targets are moved alike, about the middle of each.
 * @param {HTMLElement} field where it is done; has to take the focus for keys
 * @param {() => Iterable<HTMLElement>} targets what is moved
 * @param {{ swipe?: (x: number, y: number) => void, drag?: (event: PointerEvent) => void, isFree?: (event: PointerEvent) => boolean }} [options]
 *   swipe: -1, 0, 1 on either axis; drag: every move of one finger while nothing is zoomed, or whenever isFree says so
 */
export function zoomable(field, targets, { swipe, drag, isFree = () => false } = {}) {
  /** @type {Map<number, PointerEvent>} */ const fingers = new Map();
  let scale = 1, x = 0, y = 0, lastTap = 0, isDragging = false;
  /** @type {PointerEvent | null} */ let first = null;

  function apply() {
    for (const target of targets()) {
      const { offsetWidth: width, offsetHeight: height } = target;
      const [right, down] = [(width * (scale - 1)) / 2, (height * (scale - 1)) / 2];
      x = Math.min(right, Math.max(-right, x));
      y = Math.min(down, Math.max(-down, y));
      target.style.setProperty("transform", scale === 1 ? "none" : `translate(${x}px, ${y}px) scale(${scale})`);
    }
    field.classList.toggle("zoomed", scale > 1);
  }

  /** @param {{ clientX: number, clientY: number }} at */
  const under = ({ clientX }) => {
    const all = [...targets()];
    const isIn = (/** @type {DOMRect | undefined} */ box) => box && box.left <= clientX && clientX <= box.right;
    return all.find(one => isIn(one.parentElement?.getBoundingClientRect())) ?? all[0];
  };

  /** @param {number} factor @param {{ clientX: number, clientY: number }} [at] what stays where it is */
  function zoom(factor, at) {
    const nearer = Math.min(NEAREST, Math.max(1, scale * factor));
    const target = at && under(at);
    if (target) {
      const box = target.getBoundingClientRect();
      x += (at.clientX - box.left - box.width / 2) * (1 - nearer / scale);
      y += (at.clientY - box.top - box.height / 2) * (1 - nearer / scale);
    }
    scale = nearer;
    apply();
  }

  function reset() {
    scale = 1;
    x = y = 0;
    apply();
  }

  const gap = () => {
    const [a, b] = fingers.values();
    return { size: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
  };

  field.addEventListener("pointerdown", event => {
    if (event.button || /** @type {HTMLElement} */ (event.target).closest("button, a, input")) return;
    field.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
    first = fingers.size === 1 ? event : null;
    isDragging = Boolean(drag) && (scale === 1 || isFree(event));
    if (first && isDragging) drag?.(event);
  });

  field.addEventListener("pointermove", event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    if (fingers.size === 2) {
      const { size } = gap();
      fingers.set(event.pointerId, event);
      return zoom(gap().size / size, gap());
    }
    fingers.set(event.pointerId, event);
    if (isDragging) return drag?.(event);
    if (scale === 1) return;
    x += event.clientX - before.clientX;
    y += event.clientY - before.clientY;
    apply();
  });

  const lift = (/** @type {PointerEvent} */ event) => {
    fingers.delete(event.pointerId);
    if (!first || event.type === "pointercancel") return;
    const [right, down] = [event.clientX - first.clientX, event.clientY - first.clientY];
    if (Math.hypot(right, down) < TAP_PX) {
      const isSecond = event.timeStamp - lastTap < DOUBLE_MS;
      lastTap = isSecond ? 0 : event.timeStamp;
      if (isSecond && !drag) scale > 1 ? reset() : zoom(2.5, event);
    } else if (scale > 1) return;
    else if (Math.abs(right) > SWIPE_PX && Math.abs(right) > Math.abs(down)) swipe?.(Math.sign(right), 0);
    else if (Math.abs(down) > 2 * SWIPE_PX) swipe?.(0, Math.sign(down));
  };
  field.addEventListener("pointerup", lift);
  field.addEventListener("pointercancel", lift);
  field.addEventListener(
    "wheel",
    event => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), event);
    },
    { passive: false },
  );
  field.addEventListener("keydown", event => {
    if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-") zoom(1 / STEP);
    else if (event.key === "0") reset();
  });
  return { reset, zoom, isZoomed: () => scale > 1 };
}
