// Where the links of invitations and password resets lead. What they carry stands behind the #, which no log sees.
import { Spotter } from "/client.js";

const spotter = new Spotter({ storage: null });
const message = document.getElementById("message");

/** How each kind of link is used: what is sent, and what to say then. */
const links = {
  reset: {
    path: "/api/auth/password-reset/verify",
    body: (token, fields) => ({ token, ...fields }),
    done: "Your password is saved. You can sign in with it now.",
  },
  invite: {
    path: "/api/auth/register",
    body: (code, fields) => ({ invite_code: code, ...fields }),
    done: "Welcome! You can sign in with your e-mail and password now.",
  },
};

function say(text, isBad) {
  message.textContent = text;
  message.classList.toggle("bad", isBad);
}

/** Shows what the address asks for. */
function show() {
  const [kind, secret] = location.hash.slice(1).split("=");
  const known = Object.hasOwn(links, kind) && secret;
  document.getElementById("home").hidden = known;
  for (const name of Object.keys(links)) {
    document.getElementById(name).hidden = !known || name !== kind;
  }
  say("", false);
}

async function submit(event, kind) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const secret = location.hash.slice(1).split("=")[1];
    await spotter.post(links[kind].path, links[kind].body(secret, Object.fromEntries(new FormData(form))));
    form.hidden = true;
    // A used secret is nobody's business any more, and "back" must not offer the form again.
    history.replaceState(null, "", "/");
    say(links[kind].done, false);
  } catch (error) {
    say(error.detail ?? String(error), true);
  } finally {
    button.disabled = false;
  }
}

for (const kind of Object.keys(links)) {
  document.getElementById(kind).addEventListener("submit", event => submit(event, kind));
}
addEventListener("hashchange", show);
show();
