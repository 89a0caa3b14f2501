// SPDX-License-Identifier: ISC
// The executable: argv to a command list, output to stdio, result to exit status. The only file that does these.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <climits>
#include <string>
#include <vector>

#include "shim/cli/command_list.hpp"
#include "shim/cli/globals.hpp"
#include "shim/commands/config.hpp"
#include "shim/commands/hooks_for_hosts.hpp"
#include "shim/commands/table.hpp"
#include "shim/host/process_identity.hpp"
#include "shim/host/scheduler_slice.hpp"
#include "state/document_text.hpp"
#include "state/sys.hpp"

extern char** environ;

namespace {

constexpr const char* k_version = "tmux 3.3a\n";

int finish(shim::Context& context, const state::Result<void>& result) {
  // A failure without a word (unbind-key -q) ends the list, but not with a status of its own.
  if (!result && !result.error().message.empty()) context.report(result.error().message);
  return context.flush() ? context.exit_status : 1;
}

int fail(const state::Error& error) {
  (void)state::write_all(STDERR_FILENO, error.message + "\n");
  return 1;
}

// What has a large buffer is not to be inlined: a host keeps the frame of run() for as long as it lives.

// $PWD when it names the current folder (it may be a symlink the user likes to see), as tmux does.
[[gnu::noinline]] std::string working_folder() {
  char path[PATH_MAX];
  if (::getcwd(path, sizeof path) == nullptr) return "/";
  const char* pwd = ::getenv("PWD");
  char real[PATH_MAX];
  if (pwd != nullptr && *pwd == '/' && ::realpath(pwd, real) != nullptr && std::string_view(real) == path) return pwd;
  return path;
}

// A host lives in another folder than its caller: a path that is relative to the caller's would lead it astray.
[[gnu::noinline]] std::string absolute(std::string path) {
  char folder[PATH_MAX];
  if (path.starts_with('/') || ::getcwd(folder, sizeof folder) == nullptr) return path;
  return std::string(folder) + "/" + path;
}

[[gnu::noinline]] shim::Caller describe_caller(const std::string& socket_path) {
  shim::Caller caller;
  caller.pid = ::getpid();
  caller.cwd = working_folder();
  for (char** entry = environ; *entry != nullptr; ++entry) caller.environment.emplace_back(*entry);
  caller.socket_path = socket_path;
  if (::isatty(STDIN_FILENO) == 1) {
    char name[PATH_MAX];
    if (::ttyname_r(STDIN_FILENO, name, sizeof name) == 0) caller.tty = name;
    winsize size{};
    if (::ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0) {
      caller.columns = size.ws_col;
      caller.rows = size.ws_row;
    }
  }
  return caller;
}

int run(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  auto globals = shim::parse_globals(words);
  if (!globals) return fail(globals.error());
  if (globals->version) {
    (void)state::write_all(STDOUT_FILENO, k_version);
    return 0;
  }
  const char* tmux = ::getenv("TMUX");
  const char* tmpdir = ::getenv("TMUX_TMPDIR");
  const std::string socket_path =
      absolute(shim::socket_path_for(*globals, tmux == nullptr ? "" : tmux, tmpdir == nullptr ? "" : tmpdir));
  shim::install_host_hooks(socket_path);
  shim::Context context(describe_caller(socket_path), state::StateDir::at(socket_path + ".roost"));
  context.config_files = globals->config_files;
  auto list = shim::split_argv(globals->words);
  if (list.empty()) list.push_back({{"new-session"}, 0});
  auto result = shim::run_with_config(context, list);
  if (const auto ended = context.finish_list(); !ended && result) result = ended;
  return finish(context, result);
}

}  // namespace

int main(int argc, char** argv) {
  shim::shorten_scheduler_slice();
  shim::remember_argv(argc, argv);
  state::set_document_reading(state::DocumentReading::mapped);
  return run(argc, argv);
}
