package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checkout's interface for creditors: a cart in, the address to send the browser to out. */
@RestController
class CheckoutApi {

    private static final String INVALID = "Request validation error";

    private final Carts carts;
    private final Node node;
    private final Faults faults;
    private final PagopaSettings settings;
    private final JsonMapper json;

    CheckoutApi(Carts carts, Node node, Faults faults, PagopaSettings settings, JsonMapper json) {
        this.carts = carts;
        this.node = node;
        this.faults = faults;
        this.settings = settings;
        this.json = json;
    }

    @PostMapping(path = "/checkout/ec/v2/carts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> create(@RequestBody String body) {
        JsonFields fields;
        try {
            fields = JsonFields.of(json.readTree(body));
        } catch (JacksonException e) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, INVALID, "the body is not JSON");
        }
        Cart.Content cart = read(fields);
        BigDecimal amount = fields.problems().isEmpty() ? cart.paymentNotices().getFirst().euro() : null;
        if (faults.take(Faults.Kind.CHECKOUT_DOWN, null, amount).isPresent()) {
            return ProblemJson.of(HttpStatus.BAD_GATEWAY, "Bad gateway", "The service behind Checkout did not answer");
        }
        if (!fields.problems().isEmpty()) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, INVALID, String.join("; ", fields.problems()));
        }
        if (cart.paymentNotices().size() > 5) {
            return ProblemJson.of(HttpStatus.UNPROCESSABLE_ENTITY, "Multiple payment notices not processable",
                    "A cart takes up to 5 payment notices");
        }
        Set<Notice> notices = new HashSet<>();
        for (Cart.Item item : cart.paymentNotices()) {
            if (!notices.add(item.notice())) {
                return ProblemJson.of(HttpStatus.UNPROCESSABLE_ENTITY, "Invalid payment info", "Duplicated payment notice");
            }
            if (!node.free(item.notice())) {
                return ProblemJson.of(HttpStatus.UNPROCESSABLE_ENTITY, "Invalid payment info",
                        "The position of a payment notice is not payable");
            }
        }
        return ResponseEntity.status(HttpStatus.FOUND).location(pages().path("/c/{id}").build(carts.create(cart))).build();
    }

    private UriComponentsBuilder pages() {
        return settings.publicUrl() == null ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUri(settings.publicUrl());
    }

    private static Cart.Content read(JsonFields fields) {
        String email = fields.optionalEmail("emailNotice");
        List<Cart.Item> items = fields.objects("paymentNotices", 1).stream().map(item -> new Cart.Item(
                item.text("noticeNumber", 18, 18), item.text("fiscalCode", 11, 11),
                item.integer("amount", 1, 99_999_999_999L),
                item.text("companyName", 0, 140), item.text("description", 0, 140))).toList();
        JsonFields urls = fields.object("returnUrls");
        Cart.ReturnUrls returnUrls = new Cart.ReturnUrls(urls.returnAddress("returnOkUrl"), urls.returnAddress("returnCancelUrl"),
                urls.returnAddress("returnErrorUrl"), urls.returnAddress("returnWaitingUrl"));
        // it travels as paymentNote in the SOAP messages, which ends at 210
        String idCart = fields.optionalText("idCart", 1, 210);
        fields.flag("allCCP", false);
        return new Cart.Content(email, items, returnUrls, idCart);
    }
}
