package spotter.auth;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Sends plain-text mail through the gym's mail server. */
public final class Mailer {
    private static final String TIMEOUT_MS = "15000";

    private final Session session;
    private final String from;

    /**
     * How to reach the mail server.
     *
     * @param security {@code starttls}, {@code tls} or {@code none}
     * @param user empty to send without logging in
     */
    public record Server(String host, int port, String security, String user, String password, String from) {}

    public Mailer(Server server) {
        this.from = server.from();
        this.session = Session.getInstance(properties(server), new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(server.user(), server.password());
            }
        });
    }

    /**
     * Returns once the mail server has taken the mail.
     *
     * @throws IOException naming what kind of failure it was, and nobody's address
     */
    void send(String to, String subject, String text) throws IOException {
        try {
            Transport.send(message(to, subject, text));
        } catch (MessagingException e) {
            // Without the cause: its message holds the address, which is not for the log.
            Exception next = e.getNextException();
            throw new IOException((next == null ? e : next).getClass().getSimpleName());
        }
    }

    private MimeMessage message(String to, String subject, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText(text, StandardCharsets.UTF_8.name());
        return message;
    }

    private static Properties properties(Server server) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        // Without this a mail server's certificate is taken for whatever name it bears.
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString("tls".equals(server.security())));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString("starttls".equals(server.security())));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString("starttls".equals(server.security())));
        return properties;
    }
}
