package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentDispositionTest {
    @Test
    void accentsAreDroppedForOldClientsAndKeptForNewOnes() {
        assertEquals(
                "attachment; filename=\"passwort 1.pdf\"; filename*=UTF-8''p%C3%A4sswort%201.pdf",
                ContentDisposition.attachment("pässwort 1.pdf"));
    }

    @Test
    void quotesPercentAndOtherScriptsAreUnderscoredForOldClients() {
        assertEquals(
                "inline; filename=\"a___22b__.pdf\"; filename*=UTF-8''a%22%3B%2522b%E6%97%A5%E6%9C%AC.pdf",
                ContentDisposition.inline("a\";%22b日本.pdf"));
    }

    @Test
    void aNameCannotAddAHeaderOrAParameter() {
        assertEquals(
                "attachment; filename=\"cSet-Cookie: x=1__ filename=_y\"; "
                        + "filename*=UTF-8''cSet-Cookie%3A%20x%3D1%22%3B%20filename%3D%22y",
                ContentDisposition.attachment("a/b\\c\r\nSet-Cookie: x=1\"; filename=\"y"));
    }

    @Test
    void anyTextGivesPlainAsciiWithThreeQuotedPieces() {
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                name.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            String value = ContentDisposition.attachment(name.toString());
            assertTrue(
                    value.matches(
                            "attachment; filename=\"[ !#-$&-:<-\\[\\]-~]+\"; filename\\*=UTF-8''[!#-$&+\\-.0-9A-Z^-z|~%]+"),
                    value);
        }
    }
}
