package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.springframework.stereotype.Component;

/** The logos of creditors and of Poste Italiane, read once: what is wrong with a file is said when the program starts, not on a citizen's notice. */
@Component
class Logos {

    private static final long MAX_BYTES = 1 << 20;
    /** 30 mm at 300 dpi are 354; less is blurred, and much more only makes every notice bigger. */
    private static final int MIN_SIDE = 100;
    private static final int MAX_SIDE = 1200;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private final Map<String, Prepared> pictures = new HashMap<>();
    private final Prepared poste;
    private final Prepared bancoPosta;

    Logos(DocumentSettings settings, Creditors creditors) {
        settings.logos().forEach((key, file) -> {
            var creditor = creditors.withKey(key).orElseThrow(() -> new WrongSetting("portale.documents.logos names the creditor " + key
                    + ", which is not in portale.creditors."));
            pictures.put(creditor.key(), read("the logo of the creditor " + key, file));
        });
        poste = settings.posteLogo() == null ? null : read("the poste-logo", settings.posteLogo());
        bancoPosta = settings.bancoPostaLogo() == null ? null : read("the banco-posta-logo", settings.bancoPostaLogo());
    }

    Optional<Prepared> of(Creditor creditor) {
        return Optional.ofNullable(pictures.get(creditor.key()));
    }

    Optional<Prepared> poste() {
        return Optional.ofNullable(poste);
    }

    Optional<Prepared> bancoPosta() {
        return Optional.ofNullable(bancoPosta);
    }

    private static Prepared read(String picture, Path file) {
        var what = picture + ", " + file + ", ";
        try {
            if (!Files.isRegularFile(file)) {
                throw new WrongSetting(what + "is not there.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new WrongSetting(what + "has more than 1 MiB: make it smaller.");
            }
            try (var in = ImageIO.createImageInputStream(file.toFile())) {
                var readers = ImageIO.getImageReaders(in);
                if (!readers.hasNext()) {
                    throw new WrongSetting(what + "is neither PNG nor JPEG.");
                }
                var reader = readers.next();
                try {
                    if (!FORMATS.contains(reader.getFormatName().toLowerCase())) {
                        throw new WrongSetting(what + "is neither PNG nor JPEG.");
                    }
                    reader.setInput(in);
                    // before the pixels are unpacked
                    int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
                    if (longer < MIN_SIDE || longer > MAX_SIDE) {
                        throw new WrongSetting(what + "must have " + MIN_SIDE + " to " + MAX_SIDE + " pixels on its longer side.");
                    }
                    var read = reader.read(0);
                    return Prepared.by(document -> LosslessFactory.createFromImage(document, read).getCOSObject());
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException e) {
            throw new WrongSetting(what + "cannot be read: " + e.getMessage() + ".");
        }
    }
}
