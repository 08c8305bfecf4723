package it.portaledgst.ui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that is a file of its own and is kept nowhere on its way. */
public final class Attachment {

    public static final String CSV = "text/csv;charset=UTF-8";
    public static final String ZIP = "application/zip";
    public static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Attachment() {
    }

    /** One that is in memory as a whole. */
    public static ResponseEntity<byte[]> of(MediaType type, String fileName, byte[] content) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }

    /** One that is kept in pieces: the server holds one, and whoever reads it sees by its length when it was cut. */
    public static void send(HttpServletResponse response, String contentType, String fileName, long size, IntFunction<Optional<byte[]>> pieces)
            throws IOException {
        response.setContentLengthLong(size);
        var out = open(response, contentType, fileName);
        long sent = 0;
        for (int number = 0; sent < size; number++) {
            byte[] piece = pieces.apply(number).orElseThrow(() -> new IOException("the file went while it was sent"));
            out.write(piece);
            sent += piece.length;
        }
    }

    /** Where its content is written to. */
    public static OutputStream open(HttpServletResponse response, String contentType, String fileName) throws IOException {
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(fileName).build().toString());
        return response.getOutputStream();
    }
}
