// SPDX-License-Identifier: ISC
// Creates a session with its first window (tmux(1), new-session).
#include <fmt/core.h>
#include <unistd.h>

#include "shim/commands/add_window.hpp"
#include "shim/commands/attach.hpp"
#include "shim/commands/causes.hpp"
#include "shim/commands/numbers.hpp"
#include "shim/commands/spawn_pane.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/environment.hpp"
#include "shim/options/option_view.hpp"
#include "shim/tree/groups.hpp"

namespace shim {

namespace {

constexpr long long k_short_max = 65535;

struct Request {
  std::optional<std::string> name;  // -s, cleaned
  std::optional<unsigned> width, height;
};

// -x and -y: a number, or "-" for the caller's terminal.
state::Result<std::optional<unsigned>> extent(const Args& args, char flag, unsigned terminal, std::string_view what) {
  const auto text = args.value(flag);
  if (!text) return std::nullopt;
  if (*text == "-") return terminal;
  ROOST_TRY_ASSIGN(const long long value, parse_number(*text, 1, k_short_max, what));
  return static_cast<unsigned>(value);
}

state::Result<Request> check(const Context& context, const World& world, const Args& args) {
  Request out;
  if (args.has('t') && (!args.operands().empty() || args.has('n'))) {
    return state::fail(state::ErrorCode::invalid_argument, "command or window name given with target");
  }
  if (const auto name = args.value('s')) {
    const std::string expanded = context.expand(world, {}, *name);
    out.name = clean_session_name(expanded);
    if (!out.name) return state::fail(state::ErrorCode::invalid_argument, "invalid session: " + expanded);
  }
  return out;
}

// What -t names: a session to group with, or the name of a group that begins or exists.
struct Group {
  std::string name;
  std::optional<state::SessionId> with;  // a member whose windows are shared
};

state::Result<std::optional<Group>> find_group(const Context& context, const World& world, const Args& args) {
  const auto text = args.value('t');
  if (!text) return std::nullopt;
  Group group;
  const auto place = context.target(world, args, TargetKind::session);
  if (place && place->session != nullptr) {
    group.with = place->session->id;
    group.name = place->session->group.empty() ? place->session->name : place->session->group;
    return group;
  }
  const auto name = clean_session_name(*text);
  if (!name) return state::fail(state::ErrorCode::invalid_argument, fmt::format("invalid session group: {}", *text));
  group.name = *name;
  for (const state::SessionId id : world.registry.session_ids()) {
    if (world.registry.session(id)->group == group.name) group.with = id;
  }
  return group;
}

// Sessions without a name are called by their id; ids whose name is taken are burnt.
std::string automatic_name(state::Registry& registry, const std::optional<Group>& group) {
  while (true) {
    const std::uint32_t id = registry.head().next_session;
    std::string name = group ? fmt::format("{}-{}", group->name, id) : std::to_string(id);
    if (find_session_by_name(registry, name) == nullptr) return name;
    ++registry.edit_head().next_session;
  }
}

void fill_session(const Context& context, const state::Registry& registry, state::Session& session,
                  const Request& request, const Args& args) {
  if (request.width || request.height) {
    unsigned width = 80, height = 24;
    Place place;
    place.session = &session;
    (void)std::sscanf(std::string(OptionView(registry, place).text("default-size")).c_str(), "%ux%u", &width, &height);
    session.options["default-size"] =
        fmt::format("{}x{}", request.width.value_or(width), request.height.value_or(height));
  }
  if (!args.has('E')) update_environment(registry, context.caller().environment, session.environment);
  for (const std::string& entry : args.values('e')) {
    const auto equals = entry.find('=');
    if (equals == std::string::npos) continue;
    session.environment[entry.substr(0, equals)] = {state::EnvState::set, entry.substr(equals + 1)};
  }
}

// A session of an existing group takes the group's windows and runs nothing of its own.
void join_group(state::Registry& registry, state::Session& session, const Group& group) {
  session.group = group.name;
  if (!group.with) return;
  // tmux starts a window here and drops it again at once: their numbers are used up.
  registry.remove_pane(registry.add_pane().id);
  registry.remove_window(registry.add_window().id);
  state::Session& other = *registry.edit_session(*group.with);
  other.group = group.name;
  copy_links(registry, other, session);
  session.current = session.links.front().index;
}

state::Result<void> run(Context& context, const Args& args) {
  const Caller& caller = context.caller();
  ROOST_TRY_ASSIGN(const auto before, context.snapshot());
  ROOST_TRY_ASSIGN(Request request, check(context, before->world(), args));
  if (args.has('A')) {
    const state::Session* existing = nullptr;
    if (request.name) {
      existing = find_session_by_name(before->registry(), *request.name);
    } else if (const auto place = context.target(before->world(), args, TargetKind::session)) {
      existing = place->session;
    }
    if (existing != nullptr) return check_terminal(context);
  }
  if (request.name && find_session_by_name(before->registry(), *request.name) != nullptr) {
    return state::fail(state::ErrorCode::exists, "duplicate session: " + *request.name);
  }
  if (!args.has('d')) ROOST_TRY(check_terminal(context));
  // A client without a terminal is taken to have 80 columns and 24 rows (server-client.c).
  ROOST_TRY_ASSIGN(request.width, extent(args, 'x', caller.columns != 0 ? caller.columns : 80, "width"));
  ROOST_TRY_ASSIGN(request.height, extent(args, 'y', caller.rows != 0 ? caller.rows : 24, "height"));

  ROOST_TRY(context.dir().create());
  ROOST_TRY_ASSIGN(PaneSpawn spawn, PaneSpawn::stage(context));
  const ProgramArgs program = program_args(args);
  state::SessionId added;
  bool spawned = true;
  ROOST_TRY(context.transact_starting(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const auto group, find_group(context, world, args));
        const std::string name = request.name ? *request.name : automatic_name(registry, group);
        if (find_session_by_name(registry, name) != nullptr) {
          return state::fail(state::ErrorCode::exists, "duplicate session: " + name);
        }
        const std::string path = given_folder(context, world, {}, program);
        state::Session& session = create_session(registry, name, path);
        added = session.id;
        fill_session(context, registry, session, request, args);
        if (group) join_group(registry, session, *group);
        spawned = session.links.empty();
        if (!spawned) {
          if (!context.loads_config) show_causes(registry, added, change);
          return {};
        }
        Place origin;
        origin.session = registry.session(added);
        NewWindow window;
        if (const auto given = args.value('n')) window.name = std::string(*given);
        ROOST_TRY(add_window_with_pane(context, world, registry, origin, window, program, spawn, change));
        if (!context.loads_config) show_causes(registry, added, change);
        return {};
      }));
  if (spawned) {
    if (const auto started = spawn.start(context); !started) return prefixed("create window failed", started.error());
  }
  const World& world = context.committed().world();
  const state::Session* session = world.registry.session(added);
  const state::Window* window = nullptr;
  for (const state::WindowLink& link : session->links) {
    if (link.index == session->current) window = world.registry.window(link.window);
  }
  const state::PaneId pane = window->active;
  if (args.has('P')) {
    const Place place = place_of_pane(world.registry, pane, added);
    context.print(context.expand(world, place, args.value('F').value_or("#{session_name}:")));
  }
  if (!args.has('d')) context.current = {added, pane, session->current};
  return {};
}

}  // namespace

extern const CommandSpec new_session_command;
const CommandSpec new_session_command = {
    .args = {.name = "new-session",
             .flags = "Ac:dDe:EF:f:n:Ps:t:x:Xy:",
             .usage = "[-AdDEPX] [-c start-directory] [-e environment] [-F format] [-f flags] [-n window-name] "
                      "[-s session-name] [-t target-session] [-x width] [-y height] [shell-command]"},
    .alias = "new",
    .lock = LockNeed::write,
    .server = ServerNeed::starts,
    .run = run,
};

}  // namespace shim
