package it.portaledgst.ui.problem;

import java.io.IOException;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** What happens when something breaks in the middle of a page: a code in the log, the same code and calm words on the screen. */
@Component
class Problems implements VaadinServiceInitListener, ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ConfigurableApplicationContext program;

    Problems(ConfigurableApplicationContext program) {
        this.program = program;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(this));
        event.getSource().setSystemMessagesProvider(info -> {
            var messages = new CustomizedSystemMessages();
            messages.setSessionExpiredURL("sessione-scaduta");
            messages.setSessionExpiredNotificationEnabled(false);
            messages.setInternalErrorCaption(I18NProvider.translate(info.getLocale(), "problem.failure.title"));
            messages.setInternalErrorMessage(I18NProvider.translate(info.getLocale(), "problem.reload"));
            messages.setCookiesDisabledCaption(I18NProvider.translate(info.getLocale(), "problem.cookies"));
            messages.setCookiesDisabledMessage(I18NProvider.translate(info.getLocale(), "problem.cookies.text"));
            return messages;
        });
    }

    @Override
    public void error(ErrorEvent event) {
        if (event.getThrowable() instanceof IOException) {
            return; // the browser went away in the middle of an answer: nobody is there to tell
        }
        if (!program.isActive()) {
            log.debug("while the program ends", event.getThrowable()); // its sessions say farewell to pages that are gone
            return;
        }
        String code = logged(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui == null) {
            return;
        }
        ui.access(() -> {
            var dialog = new ConfirmDialog();
            dialog.setHeader(ui.getTranslation("problem.failure.title"));
            dialog.setText(ui.getTranslation("problem.dialog.text", code));
            dialog.setConfirmText(ui.getTranslation("problem.dialog.close"));
            dialog.open();
        });
    }

    /** Logs with a code that a person can quote to support. */
    static String logged(Throwable failure) {
        String code = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        log.error("Problem {}", code, failure);
        return code;
    }
}
