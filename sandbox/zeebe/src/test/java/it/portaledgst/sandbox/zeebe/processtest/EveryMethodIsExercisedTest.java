package it.portaledgst.sandbox.zeebe.processtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.CamundaAssert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes of this package use every public method of Camunda Process Test's public API. The API is read from the
 * library, the uses from the compiled tests, so a method that a newer version brings is named here until a test uses it.
 * (ASM, which reads them, comes with the engine.)
 */
class EveryMethodIsExercisedTest {

  private static final String API = "io.camunda.process.test.api.";

  /** What no test can use against a cluster that runs already, and why. The keys are matched against "package.Type.method(parameters)". */
  private static final Map<String, String> EXCEPTIONS = Map.of(
      "CamundaProcessTestExtension\\.(before|after)(All|Each)\\(.*", "called by JUnit",
      "testCases\\.TestCaseArgumentProvider\\..*", "called by JUnit, for @TestCaseSource",
      "CamundaProcessTestExtension\\.with(Camunda(Version|DockerImage.*|Env|ExposedPort)|Connectors.*|ContainerProvider.*)\\(.*",
      "about the containers of the managed mode",
      "runtime\\.CamundaProcessTestContainer.*", "about the containers of the managed mode",
      "CamundaProcessTestExtension\\.withMultiTenancyEnabled\\(.*", "has no effect in remote mode",
      "judge\\.(ChatModelAdapterProvider|ProviderConfig)\\..*", "for plugging in language models; nothing of it reaches the cluster");

  private record Use(String owner, String name, String descriptor) {}

  @Test
  void everyMethodIsUsed() throws Exception {
    Set<String> unused = unused(classesOfThisPackage());
    unused.removeIf(method -> EXCEPTIONS.keySet().stream().anyMatch(method::matches));
    assertThat(unused).as("methods of Camunda Process Test that no test of this package uses").isEmpty();
  }

  @Test
  void everyExceptionIsNeeded() throws Exception {
    Set<String> unused = unused(classesOfThisPackage());
    EXCEPTIONS.forEach((methods, reason) -> assertThat(unused).as("%s (%s)", methods, reason).anyMatch(method -> method.matches(methods)));
  }

  @Test
  void aMethodThatIsNotUsedIsNamed() throws Exception {
    assertThat(unused(List.of(classFile(PurgeTest.class))))
        .contains("assertions.ProcessInstanceAssert.hasTerminatedElement(ElementSelector, int)", "assertions.UserTaskAssert.withAssertionTimeout(Duration)",
            "mock.JobWorkerMockBuilder.thenComplete(Map)", "TestDeployment.resources()", "judge.ChatModelAdapter.generate(String)")
        .doesNotContain("assertions.ProcessInstanceAssert.isCompleted()", "CamundaProcessTestContext.getCurrentTime()")
        .hasSizeGreaterThan(150);
  }

  private static Set<String> unused(List<Path> tests) throws Exception {
    Set<Use> uses = new HashSet<>();
    for (Path test : tests) {
      new ClassReader(Files.readAllBytes(test)).accept(new Uses(uses), ClassReader.SKIP_DEBUG);
    }
    Map<String, List<Use>> usesByName = uses.stream().collect(Collectors.groupingBy(Use::name));
    Set<String> unused = new TreeSet<>();
    for (Class<?> type : api()) {
      for (Method method : type.getMethods()) {
        if (method.getDeclaringClass().getName().startsWith(API) && !method.isBridge()
            && usesByName.getOrDefault(method.getName(), List.of()).stream().noneMatch(isUseOf(type, method))) {
          unused.add(type.getName().substring(API.length()).replace('$', '.') + "." + method.getName()
              + Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")")));
        }
      }
    }
    return unused;
  }

  private static Predicate<Use> isUseOf(Class<?> type, Method method) {
    return use -> {
      try {
        return (use.descriptor == null || use.descriptor.equals(Type.getMethodDescriptor(method)))
            && type.isAssignableFrom(Class.forName(use.owner, false, EveryMethodIsExercisedTest.class.getClassLoader()));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** The public types of the library's public package. Enums have only methods that every enum has. */
  private static List<Class<?>> api() throws IOException, URISyntaxException, ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    try (JarFile library = new JarFile(Path.of(CamundaAssert.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile())) {
      for (String name : library.stream().map(entry -> entry.getName().replace('/', '.')).filter(name -> name.startsWith(API)).toList()) {
        if (name.endsWith(".class")) {
          Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()), false, EveryMethodIsExercisedTest.class.getClassLoader());
          if (Modifier.isPublic(type.getModifiers()) && !type.isEnum()) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }

  private static List<Path> classesOfThisPackage() throws URISyntaxException {
    try (Stream<Path> files = Files.list(classFile(EveryMethodIsExercisedTest.class).getParent())) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classFile(Class<?> type) throws URISyntaxException {
    return Path.of(type.getResource(type.getSimpleName() + ".class").toURI());
  }

  /** Collects what a class calls, refers to, implements (as a lambda or as a class) and writes in annotations. */
  private static final class Uses extends ClassVisitor {

    private final Set<Use> uses;
    private final List<String> implemented = new ArrayList<>();

    Uses(Set<Use> uses) {
      super(Opcodes.ASM9);
      this.uses = uses;
    }

    private void add(String internalName, String name, String descriptor) {
      String owner = internalName.replace('/', '.');
      if (owner.startsWith("io.camunda.process.test.")) {
        uses.add(new Use(owner, name, descriptor));
      }
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
      implemented.addAll(Arrays.asList(interfaces));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return attributes(descriptor);
    }

    private AnnotationVisitor attributes(String annotation) {
      return new AnnotationVisitor(api) {
        @Override
        public void visit(String name, Object value) {
          add(Type.getType(annotation).getInternalName(), name, null);
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
          visit(name, null);
          return null;
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String methodDescriptor, String signature, String[] exceptions) {
      implemented.forEach(type -> add(type, method, methodDescriptor));
      return new MethodVisitor(api) {
        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
          return attributes(descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
          add(owner, name, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
          String functionalInterface = Type.getReturnType(descriptor).getInternalName();
          for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
              add(handle.getOwner(), handle.getName(), handle.getDesc());
              add(functionalInterface, name, ((Type) arguments[0]).getDescriptor());
            }
          }
        }
      };
    }
  }
}
