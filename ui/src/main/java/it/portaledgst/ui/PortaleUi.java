package it.portaledgst.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import it.portaledgst.ui.live.UpdateNotice;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * What people see of the portal. Styles come in this order: Vaadin's theme, the .italia design tokens as published,
 * then ours. All are static files: nothing here may need a front-end build.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Push
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("css/design-tokens-italia/variables.css")
@StyleSheet("css/theme.css")
@StyleSheet("css/icons.css")
@StyleSheet("css/frame.css")
@StyleSheet("css/parts.css")
public class PortaleUi implements AppShellConfigurator {

    public static void main(String[] args) {
        try {
            stopInPeace(SpringApplication.run(PortaleUi.class, args));
        } catch (Throwable failure) {
            // Spring has logged the whole story on stdout; here goes the one sentence a person needs.
            System.err.println(StartFailure.sentence(failure));
            System.exit(1);
        }
    }

    /**
     * Takes the signal itself: once the JVM has begun to end, Vaadin's push connections are cut at once and Spring gives out
     * nothing that a page needs, so there would be no time in between for people.
     */
    private static void stopInPeace(ApplicationContext program) {
        StopSignal.take("TERM", () -> program.getBean(UpdateNotice.class).give());
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addMetaTag("theme-color", "#0066cc");
        settings.addFavIcon("icon", "img/favicon.svg", "any");
    }
}
