/** Tests of the file with everything of one person. */
@NullMarked
package spotter.export;

import org.jspecify.annotations.NullMarked;
