package spotter.users;

import java.util.Collection;
import java.util.Map;

/** Where the profile photos of users are, for one viewer. */
@FunctionalInterface
public interface PhotoLinks {
    /** A signed link for each of these users who has a photo. */
    Map<Long, String> photoUrls(long viewerId, Collection<Long> userIds);
}
