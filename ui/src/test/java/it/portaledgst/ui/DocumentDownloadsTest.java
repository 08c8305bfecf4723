package it.portaledgst.ui;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;

import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class DocumentDownloadsTest extends ViewTest {

    private static final Citizen OWNER = new Citizen(WithCitizen.ISSUER, "owner-of-documents");

    @Autowired
    private WebApplicationContext context;
    private MockMvc web;
    private PaymentRequest request;

    @BeforeEach
    void prepare() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        request = world.confirmed(OWNER);
        world.noticeReady(request);
    }

    @Test
    @DisplayName("PAY-1: the owner gets the notice as a PDF file with the code in its name")
    void notice() throws Exception {
        web.perform(get("/pagamenti/{id}/avviso.pdf", request.id()).with(signedIn("owner-of-documents")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Content-Disposition",
                        containsString("avviso-" + request.noticeCode().value() + ".pdf")));
    }

    @Test
    @DisplayName("LIS-2: somebody else gets not found, for the notice and for the receipt")
    void notMine() throws Exception {
        world.paid(request);
        world.receiptReady(request);
        web.perform(get("/pagamenti/{id}/ricevuta.pdf", request.id()).with(signedIn("owner-of-documents"))).andExpect(status().isOk());
        web.perform(get("/pagamenti/{id}/ricevuta.pdf", request.id()).with(signedIn("other"))).andExpect(status().isNotFound());
        PaymentRequest unpaid = world.confirmed(OWNER);
        world.noticeReady(unpaid);
        web.perform(get("/pagamenti/{id}/avviso.pdf", unpaid.id()).with(signedIn("other"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("PAY-3: the owner gets the document of a failed attempt, somebody else not found")
    void negativeOutcome() throws Exception {
        UUID attempt = world.failedAttempt(OWNER, request);
        String address = "/pagamenti/" + request.id() + "/tentativi/" + attempt + "/esito.pdf";
        web.perform(get(address).with(signedIn("owner-of-documents"))).andExpect(status().isNotFound());
        world.outcomeReady(attempt);
        web.perform(get(address).with(signedIn("owner-of-documents"))).andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("esito-negativo-" + request.noticeCode().value() + ".pdf")));
        web.perform(get(address).with(signedIn("other"))).andExpect(status().isNotFound());
        web.perform(get(address).with(anonymous())).andExpect(redirectedUrl("/oauth2/authorization/mimit"));
        web.perform(get("/pagamenti/" + world.confirmed(OWNER).id() + "/tentativi/" + attempt + "/esito.pdf").with(signedIn("owner-of-documents")))
                .andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("PAY-1, PAY-8: notices in two languages are the owner's, as long as they can be paid")
    void twoLanguages() throws Exception {
        PaymentRequest both = world.confirmed(OWNER);
        world.noticesReady(both);
        for (String language : new String[] {"de", "en"}) {
            String address = "/pagamenti/" + both.id() + "/avviso-" + language + ".pdf";
            web.perform(get(address).with(signedIn("owner-of-documents"))).andExpect(status().isOk()).andExpect(header().string(
                    "Content-Disposition", containsString("avviso-" + language + "-" + both.noticeCode().value() + ".pdf")));
            web.perform(get(address).with(signedIn("other"))).andExpect(status().isNotFound());
            web.perform(get(address).with(anonymous())).andExpect(redirectedUrl("/oauth2/authorization/mimit"));
        }
        world.paid(both);
        web.perform(get("/pagamenti/{id}/avviso-de.pdf", both.id()).with(signedIn("owner-of-documents"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("LIS-2: the original of the receipt is the owner's, too")
    void original() throws Exception {
        world.paid(request);
        web.perform(get("/pagamenti/{id}/ricevuta.xml", request.id()).with(signedIn("owner-of-documents"))).andExpect(status().isOk())
                .andExpect(content().string("<receipt/>")).andExpect(content().contentType("application/xml"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        web.perform(get("/pagamenti/{id}/ricevuta.xml", request.id()).with(signedIn("other"))).andExpect(status().isNotFound());
        web.perform(get("/pagamenti/{id}/ricevuta.xml", world.confirmed(OWNER).id()).with(signedIn("owner-of-documents")))
                .andExpect(status().isNotFound());
        for (String format : new String[] {"xml", "json"}) {
            web.perform(get("/pagamenti/" + request.id() + "/ricevuta." + format).with(anonymous())).andExpect(redirectedUrl("/oauth2/authorization/mimit"));
        }
        web.perform(get("/pagamenti/{id}/ricevuta.json", request.id()).with(signedIn("owner-of-documents"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("PAY-7, PAY-8: no notice of what can no longer be paid")
    void over() throws Exception {
        clock.let(Duration.ofDays(40));
        web.perform(get("/pagamenti/{id}/avviso.pdf", request.id()).with(signedIn("owner-of-documents"))).andExpect(status().isNotFound());
        clock.reset();
        world.paid(request);
        web.perform(get("/pagamenti/{id}/avviso.pdf", request.id()).with(signedIn("owner-of-documents"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("ACC-5: without sign-in a document leads to the sign-in")
    void withoutSignIn() throws Exception {
        web.perform(get("/pagamenti/{id}/avviso.pdf", request.id()).with(
                        anonymous()))
                .andExpect(status().is3xxRedirection()).andExpect(redirectedUrl("/oauth2/authorization/mimit"));
    }

    private static RequestPostProcessor signedIn(String subject) {
        return oidcLogin().idToken(token -> token.issuer(WithCitizen.ISSUER).subject(subject));
    }
}
