/** What a file is: bytes in, verdict, facts and cleaned bytes out. Pure functions; knows no rows, disks or requests. */
@NullMarked
package spotter.formats;

import org.jspecify.annotations.NullMarked;
