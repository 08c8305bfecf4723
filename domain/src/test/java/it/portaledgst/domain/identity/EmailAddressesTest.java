package it.portaledgst.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    @Test
    void pagopaTakesFewerAddressesThanPeopleHave() {
        assertThat(EmailAddresses.pagopaTakes("mario.rossi+dgst@posta-x.example")).isTrue();
        for (var good : new String[] {"o'brien@posta.example", "josé@posta.example", "a&b@posta.example"}) {
            assertThat(EmailAddresses.isValid(good)).isTrue();
            assertThat(EmailAddresses.pagopaTakes(good)).as(good).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mario@posta.example", "m.rossi+x@sub.dominio.it", "o'neil@x-y.org"})
    void acceptsAddresses(String address) {
        assertThat(EmailAddresses.isValid(address)).isTrue();
        assertThat(EmailAddresses.looksLikePec(address)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"mario", "mario@posta", "mario rossi@posta.it", "mario@@posta.it", "a@b@c.it", "@posta.it",
            "mario@posta..it"})
    void refusesWhatIsNoAddress(String address) {
        assertThat(EmailAddresses.isValid(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {246, 255})
    void refusesEndlessAddresses(int localLength) {
        assertThat(EmailAddresses.isValid("a".repeat(localLength) + "@posta.it")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@pec.it", "x@Legalmail.IT", "x@arubapec.it", "x@ufficio.pec.aruba.it",
            "x@postacert.toscana.it", "x@cert.legalmail.it", "x@raccomandata.eu", "x@emarche.it"})
    void knowsProvidersOfCertifiedMail(String address) {
        assertThat(EmailAddresses.isKnownPec(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@pec.mimit.gov.it", "x@pec-comune.example", "x@studio.cert.example", "x@miapec.example"})
    void suspectsOtherDomainsOnly(String address) {
        assertThat(EmailAddresses.isKnownPec(address)).isFalse();
        assertThat(EmailAddresses.looksLikePec(address)).isTrue();
    }
}
