package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page where a payer pays a cart, and from which the browser goes back to the creditor, or does not. */
@Controller
class CheckoutPages {

    private final Carts carts;
    private final Node node;
    private final Payments payments;
    private final Clock clock;

    CheckoutPages(Carts carts, Node node, Payments payments, Clock clock) {
        this.carts = carts;
        this.node = node;
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping("/c/{id}")
    String page(@PathVariable String id, Model model) {
        Cart cart = find(id);
        if (!cart.open(clock.instant())) {
            return ended(cart, model);
        }
        return form(cart, cart.content().emailNotice(), null, model);
    }

    private Cart find(String id) {
        Optional<Cart> found;
        try {
            found = carts.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            found = Optional.empty();
        }
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(Cart cart, String email, String wrongEmail, Model model) {
        model.addAttribute("title", "Paga un avviso");
        model.addAttribute("id", cart.id());
        List<Map<String, Object>> offers = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Cart.Item item : cart.content().paymentNotices()) {
            try {
                Offer offer = node.verify(item.notice());
                offers.add(Shown.offer(offer));
                total = total.add(offer.amount());
            } catch (NotPayable e) {
                return refused(cart, item.notice(), e, model);
            }
        }
        model.addAttribute("offers", offers);
        if (offers.size() > 1) {
            model.addAttribute("total", Shown.euro(total));
        }
        model.addAttribute("email", email == null ? "" : email);
        if (wrongEmail != null) {
            model.addAttribute("wrongEmail", wrongEmail);
        }
        return "pagopa/checkout";
    }

    private static String refused(Cart cart, Notice notice, NotPayable refusal, Model model) {
        model.addAttribute("title", "Non è possibile pagare questo avviso");
        model.addAttribute("id", cart.id());
        model.addAttribute("grouped", notice.grouped());
        model.addAttribute("problem", Shown.problem(refusal));
        model.addAttribute("back", cart.content().returnUrls().error());
        return "pagopa/checkout-refused";
    }

    private static String ended(Cart cart, Model model) {
        Cart.ReturnUrls urls = cart.content().returnUrls();
        model.addAttribute("title", cart.state() == Cart.State.OPEN ? "La sessione è scaduta" : "Questa sessione è conclusa");
        model.addAttribute("explanation", switch (cart.state()) {
            case OPEN -> "Sono passati più di 10 minuti. Torna al sito dell'ente e ricomincia il pagamento.";
            case PAID -> "Il pagamento è stato eseguito.";
            case WAITING -> "Il pagamento è in attesa di conferma: non pagare di nuovo.";
            case REFUSED -> "Il pagamento è stato rifiutato.";
            case CANCELLED -> "Il pagamento è stato annullato.";
        });
        model.addAttribute("back", switch (cart.state()) {
            case PAID -> urls.ok();
            case WAITING -> urls.waiting();
            case CANCELLED -> urls.cancel();
            case OPEN, REFUSED -> urls.error();
        });
        return "pagopa/checkout-ended";
    }

    @PostMapping("/c/{id}")
    Object choose(@PathVariable String id, @RequestParam String outcome, @RequestParam(required = false) String email, Model model) {
        Cart cart = find(id);
        if (!cart.open(clock.instant())) {
            return new ModelAndView(ended(cart, model), model.asMap());
        }
        Cart.ReturnUrls urls = cart.content().returnUrls();
        boolean pays = outcome.equals("pay") || outcome.equals("wait");
        if (pays && !EMail.valid(email == null ? "" : email.strip())) {
            return new ModelAndView(form(cart, email, "Scrivi un indirizzo e-mail valido, per esempio nome@esempio.it", model), model.asMap());
        }
        try {
            switch (outcome) {
                case "pay":
                    return back(payments.pay(cart, false) ? urls.ok() : "/c/" + cart.id());
                case "wait":
                    return back(payments.pay(cart, true) ? urls.waiting() : "/c/" + cart.id());
                case "refuse":
                    payments.refuse(cart);
                    return back(urls.error());
                case "cancel":
                    payments.cancel(cart.id());
                    return back(urls.cancel());
                default:
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        } catch (NotPayable e) {
            Notice notice = cart.content().paymentNotices().getFirst().notice();
            return new ModelAndView(refused(cart, notice, e, model), model.asMap());
        }
    }

    /** A plain browser redirect, nothing added: the creditor recognises its own address. */
    private static ResponseEntity<Void> back(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
    }
}
