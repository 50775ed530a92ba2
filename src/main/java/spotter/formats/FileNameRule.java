package spotter.formats;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client's file name may say. It never decides the type: a picture under another picture's extension is accepted
 * as what it is. But a name that would make the content run on somebody's machine or server is refused even on a good
 * file, for the name is given back when the file is downloaded.
 */
final class FileNameRule {
    /** Web pages, and what a browser runs. */
    private static final String BROWSER =
            "htm html xhtml xht shtml mht mhtml svg svgz xml xsl xslt js mjs css swf wasm url webloc ";

    /** What a web server runs, or is set up by. */
    private static final String WEB_SERVER = "php php3 php4 php5 php7 php8 phps pht phtm phtml phar asp aspx ashx asmx"
            + " jsp jspx jspf cgi pl py pyc rb cfm htaccess htpasswd war ";

    /** What Windows, macOS, Linux or a phone runs or installs. */
    private static final String SYSTEM =
            "exe com bat cmd msi msp mst scr pif cpl dll sys ocx drv lnk reg inf hta chm vb"
                    + " vbs vbe jse ws wsf wsc wsh ps1 psm1 ps2 msh sh bash zsh csh ksh command run elf so deb rpm apk app dmg pkg"
                    + " appimage desktop jar class jnlp gadget iso img vhd ";

    /** Office files with macros. */
    private static final String MACROS = "docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam";

    private static final Pattern NOT_ALPHANUMERIC_END = Pattern.compile("[^\\p{L}\\p{N}]+$");

    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^a-z0-9]");

    private static final Set<String> DANGEROUS = Set.of((BROWSER + WEB_SERVER + SYSTEM + MACROS).split(" "));

    private FileNameRule() {}

    /**
     * @throws spotter.problem.Problem 415 if the name ends in a dangerous extension
     */
    static void check(@Nullable String fileName) {
        String extension = fileName == null ? "" : extension(fileName);
        if (DANGEROUS.contains(extension)) {
            throw Refusal.unsupported("A file whose name ends in ." + extension
                    + " is not accepted, whatever it contains. Give it the extension of its content.");
        }
    }

    /**
     * Letters and digits behind the last dot of the last path element, in lower case; empty if there are none. What
     * Windows cuts off or looks past is cut off here: dots and blanks at the end, and a stream's name behind a colon.
     */
    static String extension(String fileName) {
        String path = fileName.replace('\\', '/');
        String name = path.substring(path.lastIndexOf('/') + 1);
        int stream = name.indexOf("::");
        String plain = NOT_ALPHANUMERIC_END
                .matcher(stream < 0 ? name : name.substring(0, stream))
                .replaceFirst("");
        String extension = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return plain.indexOf('.') < 0 ? "" : NOT_ALPHANUMERIC.matcher(extension).replaceAll("");
    }
}
