package spotter.users;

import java.util.List;
import java.util.Map;
import spotter.access.Caller;

/** Accounts as one viewer sees them. */
public final class UserViews {
    private final PhotoLinks photos;

    public UserViews(PhotoLinks photos) {
        this.photos = photos;
    }

    public User of(Caller viewer, Account account) {
        return of(viewer, List.of(account)).get(0);
    }

    public List<User> of(Caller viewer, List<Account> accounts) {
        Map<Long, String> urls = photos.photoUrls(
                viewer.userId(), accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(account -> User.of(account, urls.get(account.id())))
                .toList();
    }
}
