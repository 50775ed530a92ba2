package spotter.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** One client's morning: the scales, and now and then an entry with photos. */
final class CheckIn {
    /** Spread of a morning's weight around the trend, kg. */
    private static final double MOOD_KG = 0.35;

    private static final int FORGOTTEN_PERCENT = 15;

    /** 600 by 800 pixels: half the work of what comes out of the camera of today, 900 by 1200. */
    private static final double OLD_CAMERA = 2 / 3.0;

    private static final double NEW_CAMERA = 1;

    private final Visits visits;
    private final Person client;
    private final LocalDate date;
    private final double progress;
    private final double kg;
    private final double fat;
    private final boolean isForgotten;

    CheckIn(Visits visits, Person client, LocalDate date, int daysAgo) {
        this.visits = visits;
        this.client = client;
        this.date = date;
        this.progress = 1 - daysAgo / (Story.DAYS - 1.0);
        SplittableRandom random = new SplittableRandom(client.ordinal() * 1000L + daysAgo);
        // Weekends show on Monday.
        double week = 0.3 * Math.cos((date.getDayOfWeek().getValue() - 1) * Math.PI / 3.5);
        this.kg = rounded(client.body().kg(progress) + week + MOOD_KG * random.nextGaussian());
        this.fat = rounded(client.body().fat(progress) + 0.3 * random.nextGaussian());
        this.isForgotten = daysAgo > 0 && daysAgo < Story.DAYS - 1 && random.nextInt(100) < FORGOTTEN_PERCENT;
    }

    void weigh() throws IOException {
        if (!isForgotten) {
            visits.post(client, "/api/nutrition/weigh-ins", Map.of("weight", kg, "body_fat", fat));
        }
    }

    void record(boolean withPhotos) throws IOException {
        long entry = Visits.id(visits.post(
                client, "/api/progress", Map.of("date", date, "weight", kg, "body_fat", fat, "notes", notes())));
        if (withPhotos) {
            Figure.Shot shot = new Figure.Shot(date, progress, progress < 1 ? OLD_CAMERA : NEW_CAMERA);
            for (Figure.Pose pose : Figure.Pose.values()) {
                visits.upload(
                        client,
                        "POST",
                        "/api/progress/" + entry + "/photo",
                        Map.of("pose", pose.wireName()),
                        new Visits.Upload(pose.wireName() + ".jpg", Figure.photo(client, pose, shot)));
            }
        }
    }

    private String notes() {
        double changed = kg - client.body().startKg();
        if (progress < 0.08) {
            return "Here we go.";
        }
        String sum = String.format(Locale.ROOT, "%+.1f kg since the start.", changed);
        return client.body().isMuscular() ? sum + " Sleeves are getting tight." : sum;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
