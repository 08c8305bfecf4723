package it.portaledgst.journeys.compose;

import static it.portaledgst.journeys.compose.ComposeFile.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.journeys.compose.ComposeFile.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker/certificates makes, and what it leaves alone. */
class CertificatesTest {

    @TempDir
    private Path folder;

    @Test
    void eachIsForOneUseAndTheAuthoritysKeyForNobodyElse() throws Exception {
        make("portale.example");

        var authority = read("ca");
        assertThat(authority.getBasicConstraints()).isZero();
        for (String name : List.of("portal", "pagopa-entrance", "pagopa-node")) {
            read(name).verify(authority.getPublicKey());
            assertThat(read(name).getBasicConstraints()).as(name).isEqualTo(-1);
            assertThat(permissions(name + ".key")).as(name).isEqualTo("rw-r-----");
        }
        assertThat(permissions("ca.key")).isEqualTo("rw-------");
        assertThat(read("portal").getSubjectAlternativeNames()).anyMatch(name -> name.contains("portale.example"));
        assertThat(read("pagopa-entrance").getSubjectAlternativeNames()).anyMatch(name -> name.contains("proxy"));
        assertThat(read("pagopa-node").getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(read("pagopa-node").getSubjectX500Principal().getName())
                .isEqualTo(ComposeFile.env(ROOT.resolve(".env.example")).get("PORTALE_PAGOPA_SUBJECT"));
    }

    @Test
    void whatIsThereStaysAndWhatEndsSoonIsReplacedUnlessItIsSomebodyElses() throws Exception {
        make("localhost");
        var first = contents();
        make("localhost");
        assertThat(contents()).isEqualTo(first);

        sign("portal", "-CA ca.crt -CAkey ca.key");
        sign("pagopa-entrance", "-signkey pagopa-entrance.key");
        var soonOver = contents();
        String said = make("localhost");

        assertThat(contents().get("portal.crt")).isNotEqualTo(soonOver.get("portal.crt"));
        assertThat(contents().get("pagopa-entrance.crt")).isEqualTo(soonOver.get("pagopa-entrance.crt"));
        assertThat(said).contains("made portal.crt", "pagopa-entrance.crt ends soon and is not from here");
    }

    /** Puts a certificate there that ends in three days. */
    private void sign(String name, String how) throws Exception {
        var ran = Ran.run(folder, Map.of(), "bash", "-c", "openssl req -new -key %1$s.key -subj /CN=%1$s | openssl x509 -req %2$s -days 3 -out %1$s.crt".formatted(name, how));
        assertThat(ran.exitCode()).as(ran.said()).isZero();
    }

    private String make(String host) throws Exception {
        var path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
        var ran = Ran.run(ROOT, Map.of("PATH", path), "docker/certificates", folder.toString(), host);
        assertThat(ran.exitCode()).as(ran.said()).isZero();
        return ran.said();
    }

    private Map<String, String> contents() throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".crt")).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private X509Certificate read(String name) throws Exception {
        try (var file = Files.newInputStream(folder.resolve(name + ".crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }
}
