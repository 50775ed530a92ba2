/** Plans, recipes, meals, what was eaten, weigh-ins and goals. Stands on media for its photos, never on progress. */
@NullMarked
package spotter.nutrition;

import org.jspecify.annotations.NullMarked;
