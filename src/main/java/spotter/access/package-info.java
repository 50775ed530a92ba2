/** Who may do what: roles, relations and the one matrix of actions. Closed by default; knows no rows and no requests. */
@NullMarked
package spotter.access;

import org.jspecify.annotations.NullMarked;
