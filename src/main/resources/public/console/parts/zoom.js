// Pictures under fingers, wheel and keys: how near, which part; and what a finger means that does not zoom.

const NEAREST = 6;
const STEP = 1.4;
const SWIPE_PX = 60;
const TAP_PX = 10;
const DOUBLE_MS = 300;

/**
 * All targets are moved alike, each about its middle within its parent.
 * @param {HTMLElement} field where it is done; has to take the focus for keys
 * @param {() => Iterable<HTMLElement>} targets what is moved
 * @param {{ swipe?: (x: number, y: number) => void, drag?: (event: PointerEvent) => void, isFree?: (event: PointerEvent) => boolean }} [options]
 *   swipe: -1, 0, 1 on either axis; drag: every move of one finger while nothing is zoomed, or whenever isFree says so
 */
export function zoomable(field, targets, { swipe, drag, isFree = () => false } = {}) {
  const fingers = new Map();
  let scale = 1, x = 0, y = 0, lastTap = 0, isDragging = false, first = null;

  function apply() {
    for (const target of targets()) {
      const [right, down] = [target.offsetWidth, target.offsetHeight].map(size => (size * (scale - 1)) / 2);
      x = Math.min(right, Math.max(-right, x));
      y = Math.min(down, Math.max(-down, y));
      target.style.setProperty("transform", scale === 1 ? "none" : `translate(${x}px, ${y}px) scale(${scale})`);
    }
    field.classList.toggle("zoomed", scale > 1);
  }

  /** @param {number} factor @param {{ clientX: number, clientY: number }} [at] what stays where it is */
  function zoom(factor, at) {
    const nearer = Math.min(NEAREST, Math.max(1, scale * factor));
    const boxes = [...targets()].map(one => one.parentElement.getBoundingClientRect());
    const box = at && (boxes.find(one => one.left <= at.clientX && at.clientX <= one.right) ?? boxes[0]);
    if (box) {
      x += (at.clientX - box.left - box.width / 2 - x) * (1 - nearer / scale);
      y += (at.clientY - box.top - box.height / 2 - y) * (1 - nearer / scale);
    }
    scale = nearer;
    apply();
  }

  function reset() {
    scale = 1;
    apply();
  }

  const pinch = () => {
    const [a, b] = fingers.values();
    return { size: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
  };

  field.addEventListener("pointerdown", event => {
    if (event.button || event.target.closest("button, a")) return;
    field.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
    first = fingers.size === 1 ? event : null;
    isDragging = Boolean(drag && first) && (scale === 1 || isFree(event));
    if (isDragging) drag(event);
  });

  field.addEventListener("pointermove", event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const { size } = fingers.size === 2 ? pinch() : {};
    fingers.set(event.pointerId, event);
    if (size) return zoom(pinch().size / size, pinch());
    if (isDragging) return drag(event);
    x += event.clientX - before.clientX;
    y += event.clientY - before.clientY;
    apply();
  });

  const lift = event => {
    fingers.delete(event.pointerId);
    if (!first || event.type === "pointercancel") return;
    const [right, down] = [event.clientX - first.clientX, event.clientY - first.clientY];
    if (Math.hypot(right, down) < TAP_PX) {
      const isSecond = event.timeStamp - lastTap < DOUBLE_MS;
      lastTap = isSecond ? 0 : event.timeStamp;
      if (isSecond && !drag) zoom(scale > 1 ? 0 : 2.5, event);
    } else if (scale === 1 && Math.abs(right) > Math.max(SWIPE_PX, Math.abs(down))) swipe?.(Math.sign(right), 0);
    else if (scale === 1 && Math.abs(down) > 2 * SWIPE_PX) swipe?.(0, Math.sign(down));
  };
  field.addEventListener("pointerup", lift);
  field.addEventListener("pointercancel", lift);
  const turn = event => (event.preventDefault(), zoom(Math.exp(-event.deltaY / 300), event));
  field.addEventListener("wheel", turn, { passive: false });
  field.addEventListener("keydown", ({ key }) => {
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP, 0: 0 }[key];
    if (factor !== undefined) zoom(factor);
  });
  return { reset, zoom };
}
