/** Accounts, roles, and the links between trainers and clients. */
@NullMarked
package spotter.users;

import org.jspecify.annotations.NullMarked;
