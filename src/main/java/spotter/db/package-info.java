/** The one SQLite file: connections, transactions, migrations. With the stores, the only room that knows SQL. */
@NullMarked
package spotter.db;

import org.jspecify.annotations.NullMarked;
