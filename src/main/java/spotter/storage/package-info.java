/** Where bytes are: a folder of files by key. Knows no rows and no requests. */
@NullMarked
package spotter.storage;

import org.jspecify.annotations.NullMarked;
