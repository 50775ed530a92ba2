/** Tests of storage; the contract is for every implementation. */
@NullMarked
package spotter.storage;

import org.jspecify.annotations.NullMarked;
