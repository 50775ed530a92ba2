package spotter.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import spotter.users.LinkService;

/** How many are connected now, in the words of the contract. */
public final class SocketStats {
    private final Hub hub;
    private final LinkService links;

    public SocketStats(Hub hub, LinkService links) {
        this.hub = hub;
        this.links = links;
    }

    Map<String, Object> now() {
        Hub.Count count = hub.count();
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("total_connections", count.connections());
        stats.put("total_users", count.users());
        stats.put("total_subscriptions", count.subscriptions());
        stats.put("trainer_client_relationships", links.countActive());
        return stats;
    }
}
