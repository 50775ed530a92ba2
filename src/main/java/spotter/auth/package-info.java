/** Proving who somebody is: passwords, sessions, tokens, resets and invitations. */
@NullMarked
package spotter.auth;

import org.jspecify.annotations.NullMarked;
