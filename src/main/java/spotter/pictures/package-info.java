/** From one cleaned picture to its variants. Pure; the only room that decodes or encodes pixels. */
@NullMarked
package spotter.pictures;

import org.jspecify.annotations.NullMarked;
