package spotter.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PartHeaderTest {
    @Test
    void namesToShowHaveNoPathControlOrDirection() {
        assertAll(
                () -> assertEquals("passwd", PartHeader.displayName("../../etc/passwd")),
                () -> assertEquals("win.ini", PartHeader.displayName("C:\\windows\\win.ini")),
                () -> assertEquals("日本語 🏋️‍♀️.png", PartHeader.displayName("日本語 🏋️‍♀️.png")),
                () -> assertEquals("ab.jpg", PartHeader.displayName("a\r\n\0\u007f\u0085b.jpg")),
                () -> assertEquals("agpj.exe", PartHeader.displayName("a\u202egpj.exe")),
                () -> assertEquals("a.jpg", PartHeader.displayName("a\ud800.jpg")),
                () -> assertEquals("a\".jpg", PartHeader.displayName("a\".jpg")),
                () -> assertEquals("unnamed", PartHeader.displayName("")),
                () -> assertEquals("unnamed", PartHeader.displayName("a/")),
                () -> assertEquals("unnamed", PartHeader.displayName("..")),
                () -> assertEquals("unnamed", PartHeader.displayName("\u0000 \u2028")));
    }

    @Test
    void aLongNameKeepsItsExtensionAndItsPairs() {
        assertEquals("x".repeat(251) + ".jpg", PartHeader.displayName("x".repeat(300) + ".jpg"));
        assertEquals("x".repeat(255), PartHeader.displayName("x".repeat(300)));
        assertEquals("x".repeat(254), PartHeader.displayName("x".repeat(254) + " " + "y".repeat(100)));
        String pairs = PartHeader.displayName("x" + "🏋".repeat(200));
        assertEquals("x" + "🏋".repeat(127), pairs);
    }
}
