package spotter.nutrition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.db.Database;
import spotter.http.Json;
import spotter.media.MediaItem;
import spotter.media.MediaKind;
import spotter.media.MediaService;
import spotter.media.MediaView;
import spotter.media.MediaViews;

/** Completions as answers show them to one viewer: with their photos, which one query finds for all of them. */
final class CompletionViews {
    private final Database db;
    private final MediaService media;
    private final MediaViews views;

    CompletionViews(Database db, MediaService media, MediaViews views) {
        this.db = db;
        this.media = media;
        this.views = views;
    }

    Map<String, @Nullable Object> of(Caller viewer, MealCompletion completion) {
        return of(viewer, List.of(completion)).get(0);
    }

    List<Map<String, @Nullable Object>> of(Caller viewer, List<MealCompletion> completions) {
        List<Long> ids = completions.stream().map(MealCompletion::id).toList();
        List<MediaItem> items = db.read(tx -> media.listOfRecords(tx, MediaKind.MEAL_PHOTO, ids));
        Map<Long, List<MediaView>> photos =
                views.of(viewer.userId(), items).stream().collect(Collectors.groupingBy(MediaView::entityId));
        Map<Long, String> paths = new HashMap<>();
        items.forEach(item -> paths.put(item.entityId(), item.path()));
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (MealCompletion completion : completions) {
            List<MediaView> own = photos.getOrDefault(completion.id(), List.of());
            shown.add(view(completion, paths.get(completion.id()), own));
        }
        return shown;
    }

    private static Map<String, @Nullable Object> view(
            MealCompletion completion, @Nullable String path, List<MediaView> photos) {
        Map<String, @Nullable Object> view = Json.toMap(completion);
        view.put("photo_path", path);
        view.put(
                "photo_url",
                photos.isEmpty() ? null : photos.get(photos.size() - 1).url());
        view.put("photos", photos);
        return view;
    }
}
