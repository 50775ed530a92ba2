package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shell.php",
                "photo.jpg.php",
                "PHOTO.PHP",
                "photo.jpg;.php",
                "x.phtml",
                "photo.html",
                "photo.svg",
                "invoice.pdf.exe",
                "photo\u202Egpj.exe",
                "x.exe. .",
                "x.php::$DATA",
                "..\\..\\run.bat",
                "/tmp/.htaccess",
                "x.jsp\u0000",
                "report.docm",
            })
    void dangerousExtensionIsRefused(String name) {
        assertTrue(Refused.unsupported(() -> FileNameRule.check(name)).detail().contains("not accepted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "photo.jpg",
                "photo.png",
                "photo",
                "",
                "Größe 1.5 (2).JPG",
                "../../etc/passwd.jpg",
                "html",
                "php.jpg",
                "photo.heic",
                "v1.html.pdf",
                "日本語.docx",
                "...",
            })
    void otherNamesPass(String name) {
        assertDoesNotThrow(() -> FileNameRule.check(name));
    }

    @Test
    void missingNamePasses() {
        assertDoesNotThrow(() -> FileNameRule.check(null));
    }

    @Test
    void extensionIsReadInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals("msi", FileNameRule.extension("SETUP.MSI"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
