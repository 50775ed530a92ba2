package spotter.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.demo.Look.Hair;

/** The people of the invented gym. */
public enum Person {
    OLGA(
            "Olga Lindström",
            Role.ADMIN,
            null,
            Body.UNKNOWN,
            new Look(0xF2CDB0, 0xC9C3BC, Hair.BUN, 0x4A6FA5, 0xE8DCC8).withGlasses()),
    JOERG(
            "Jörg Brandt",
            Role.TRAINER,
            null,
            Body.UNKNOWN,
            new Look(0xEDBE98, 0x7A4B2A, Hair.SHORT, 0xC0392B, 0xD5E1DF).bearded()),
    AMARA(
            "Amara Okafor",
            Role.TRAINER,
            null,
            Body.UNKNOWN,
            new Look(0x7B4B2D, 0x1E1512, Hair.CURLY, 0xE0A526, 0xDDE5C8)),
    ZOE(
            "Zoë García",
            Role.CLIENT,
            JOERG,
            new Body(165, 84.6, 74.1, 36, false),
            new Look(0xE8B88F, 0x4A2C1D, Hair.LONG, 0x8E5AA8, 0xDCE8E4)),
    LUKASZ(
            "Łukasz Wiśniewski",
            Role.CLIENT,
            JOERG,
            new Body(182, 118.4, 104.9, 33, false),
            new Look(0xF0C8A8, 0xA9743A, Hair.SHORT, 0x2E7D6B, 0xE6DDD0).bearded()),
    AYSE(
            "Ayşe Yılmaz",
            Role.CLIENT,
            AMARA,
            new Body(170, 66.2, 62.3, 27, false),
            new Look(0xE3B189, 0x2B1B17, Hair.BUN, 0xD9577A, 0xE2E0EE)),
    SOREN(
            "Søren Holm",
            Role.CLIENT,
            AMARA,
            new Body(188, 72.5, 79.8, 15, true),
            new Look(0xF6D5BC, 0xE3C16F, Hair.SHORT, 0x2F6FB0, 0xD8E3EA)),
    PRIYA(
            "Priya Raman",
            Role.CLIENT,
            AMARA,
            new Body(160, 78.9, 71.6, 38, false),
            new Look(0xA9713F, 0x17110F, Hair.LONG, 0xE07B39, 0xE9E3D3).withGlasses()),
    BEN(
            "Ben Carter",
            Role.CLIENT,
            null,
            new Body(176, 95.3, 92.8, 30, false),
            new Look(0x8A5A3A, 0x241814, Hair.BALD, 0x6B7F3A, 0xE3DACB).bearded());

    private final String fullName;
    private final Role role;
    private final @Nullable Person trainer;
    private final Body body;
    private final Look look;

    Person(String fullName, Role role, @Nullable Person trainer, Body body, Look look) {
        this.fullName = fullName;
        this.role = role;
        this.trainer = trainer;
        this.body = body;
        this.look = look;
    }

    static List<Person> all(Role role) {
        return Arrays.stream(values()).filter(person -> person.role == role).toList();
    }

    public String fullName() {
        return fullName;
    }

    public Role role() {
        return role;
    }

    /** Null for who has none: staff, and one client. */
    public @Nullable Person trainer() {
        return trainer;
    }

    public String email() {
        return name().toLowerCase(Locale.ROOT) + "@example.org";
    }

    Body body() {
        return body;
    }

    Look look() {
        return look;
    }
}
