package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// Control groups in folders that look like a kernel's.
class CgroupHierarchyTest {

    private static final String SELF = "" + ProcessHandle.current().pid();

    private static final String ALL = "cpuset cpu io memory hugetlb pids";

    @TempDir private Path mount;

    private Path group(String path, Map<String, String> files) throws IOException {
        Path folder = Files.createDirectories(mount.resolve(path));
        Files.writeString(folder.resolve("cgroup.procs"), "");
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    @Nested
    class OfVersionTwo {

        private List<CgroupHierarchy> delegated(String own) {
            return CgroupHierarchy.delegated(
                    List.of("cgroup2 " + mount + " cgroup2 rw,nsdelegate 0 0"),
                    List.of("0::" + own));
        }

        @Test
        void theProgramsOwnGroupIsTakenWhereItGivesItsGroupsControllers() throws IOException {
            Path scope =
                    group(
                            "user.slice/run.scope",
                            Map.of(
                                    "cgroup.controllers",
                                    ALL,
                                    "cgroup.subtree_control",
                                    "cpu memory pids"));

            assertThat(delegated("/user.slice/run.scope"))
                    .containsExactly(new CgroupHierarchy(CgroupHierarchy.UNIFIED, scope));
        }

        @Test
        void controllersThatCanBeGivenAreGiven() throws IOException {
            Path scope =
                    group(
                            "run.scope",
                            Map.of("cgroup.controllers", ALL, "cgroup.subtree_control", ""));

            assertThat(delegated("/run.scope"))
                    .containsExactly(new CgroupHierarchy(CgroupHierarchy.UNIFIED, scope));
            assertThat(scope.resolve("cgroup.subtree_control")).hasContent("+memory +pids +cpu");
        }

        private void moveThisProcessIntoLeaf(String own) throws IOException {
            CgroupHierarchy.moveThisProcessIntoLeaf(
                    List.of("cgroup2 " + mount + " cgroup2 rw,nsdelegate 0 0"),
                    List.of("0::" + own));
        }

        private Path scopeWith(String processes) throws IOException {
            Path scope =
                    group(
                            "run.scope",
                            Map.of("cgroup.controllers", ALL, "cgroup.subtree_control", ""));
            return Objects.requireNonNull(
                    Files.writeString(scope.resolve("cgroup.procs"), processes).getParent());
        }

        @Test
        void lookingForGroupsMovesNobody() throws IOException {
            Path scope = scopeWith(SELF + "\n");

            delegated("/run.scope");

            assertThat(scope.resolve("reckoner")).doesNotExist();
            assertThat(scope.resolve("cgroup.procs")).hasContent(SELF);
        }

        @Test
        void aProgramThatIsAloneInItsGroupMakesRoomWhenItAsksTo() throws IOException {
            Path scope = scopeWith(SELF + "\n");

            moveThisProcessIntoLeaf("/run.scope");

            assertThat(scope.resolve("reckoner/cgroup.procs")).hasContent(SELF);
        }

        @Test
        void aProgramThatIsNotAloneInItsGroupStays() throws IOException {
            Path scope = scopeWith("1\n" + SELF + "\n");

            moveThisProcessIntoLeaf("/run.scope");

            assertThat(scope.resolve("reckoner")).doesNotExist();
        }

        @Test
        void whereThereIsNoGroupOfItsOwnTheProgramStays() throws IOException {
            moveThisProcessIntoLeaf("/none.scope");

            assertThat(mount).isEmptyDirectory();
        }

        @Test
        void aProgramThatHasMadeRoomFindsTheGroupAboveItEveryTime() throws IOException {
            Path scope = scopeWith("");
            group("run.scope/reckoner", Map.of());

            assertThat(delegated("/run.scope/reckoner"))
                    .containsExactly(new CgroupHierarchy(CgroupHierarchy.UNIFIED, scope))
                    .isEqualTo(delegated("/run.scope/reckoner"));
        }

        @Test
        void withoutTheControllersThereIsNone() throws IOException {
            group(
                    "run.scope",
                    Map.of("cgroup.controllers", "hugetlb", "cgroup.subtree_control", ""));

            assertThat(delegated("/run.scope")).isEmpty();
        }

        @Test
        void aBoxHasAGroupForItselfAndHandsTheControllersOn() throws IOException {
            Path scope =
                    group(
                            "run.scope",
                            Map.of("cgroup.controllers", ALL, "cgroup.subtree_control", ALL));

            var groups = ControlGroups.make(delegated("/run.scope"), OptionalLong.empty());

            Path folder = groups.folders().values().iterator().next();
            assertThat(folder).hasParent(scope);
            assertThat(folder.resolve("cgroup.subtree_control")).hasContent("+memory +pids +cpu");
            assertThat(groups.entering(List.of("bwrap", "--x")))
                    .containsExactly(
                            "sh",
                            "-c",
                            "echo 0 >\"$0\" && exec \"$@\"",
                            folder.resolve("base/cgroup.procs").toString(),
                            "bwrap",
                            "--x");
        }
    }

    @Nested
    class OfVersionOne {

        private List<CgroupHierarchy> delegated(String... kinds) {
            return CgroupHierarchy.delegated(
                    List.of(kinds).stream()
                            .map(kind ->
                                    "cgroup %s/%s cgroup rw,%s 0 0".formatted(mount, kind, kind))
                            .toList(),
                    List.of("4:memory:/mine", "3:pids:/", "2:cpu,cpuacct:/elsewhere"));
        }

        @Test
        void eachControllerIsTakenWhereTheProgramIsInIt() throws IOException {
            Path memory = group("memory/mine", Map.of());
            group("memory", Map.of());
            Path pids = group("pids", Map.of());
            Path cpu = group("cpu", Map.of());

            assertThat(delegated("memory", "pids", "cpu", "freezer"))
                    .containsExactly(
                            new CgroupHierarchy("memory", memory),
                            new CgroupHierarchy("pids", pids),
                            new CgroupHierarchy("cpu", cpu));
        }

        @Test
        void memoryAloneIsNotEnough() throws IOException {
            group("memory/mine", Map.of());

            assertThat(delegated("memory", "pids")).isEmpty();
        }

        @Test
        void groupsOfDeadProgramsAreRemovedAndThoseOfLivingOnesAreNot() throws IOException {
            var owner = ControlGroups.Owner.current();
            Path dead = mount.resolve("pids/reckoner-%d@7-1".formatted(owner.pid()));
            Path living = mount.resolve("pids/" + owner.folder(999));
            Path foreign = mount.resolve("pids/reckoner-of-someone@else-1");
            for (Path each : List.of(dead.resolve("3"), living, foreign)) {
                Files.createDirectories(each);
            }
            group("pids", Map.of());

            var groups =
                    ControlGroups.make(
                            List.of(new CgroupHierarchy("pids", mount.resolve("pids"))),
                            OptionalLong.empty());

            assertThat(dead).doesNotExist();
            assertThat(living).exists();
            assertThat(foreign).exists();
            assertThat(groups.folders())
                    .hasEntrySatisfying("pids", made -> assertThat(made).exists());
            groups.close();
            assertThat(groups.folders())
                    .hasEntrySatisfying("pids", made -> assertThat(made).doesNotExist());
        }
    }

    @Test
    void noneIsNoObstacle() throws IOException {
        var groups = ControlGroups.make(List.of(), OptionalLong.empty());

        assertThat(groups.isEmpty()).isTrue();
        assertThat(groups.entering(List.of("bwrap"))).containsExactly("bwrap");
    }
}
