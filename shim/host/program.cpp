// SPDX-License-Identifier: ISC
#include "shim/host/program.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "shim/host/process_identity.hpp"
#include "shim/host/scheduler_slice.hpp"
#include "state/locked_registry.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::Fd;
using state::Result;

struct Pty {
  Fd master, slave;
  std::string name;
};

Result<Pty> open_pty(TerminalSize size) {
  Pty pty;
  pty.master = Fd(state::sys::openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
  char name[64] = {};
  if (!pty.master || ::grantpt(pty.master.get()) != 0 || ::unlockpt(pty.master.get()) != 0 ||
      ::ptsname_r(pty.master.get(), name, sizeof name) != 0) {
    return state::fail_errno("openpt");
  }
  pty.name = name;
  pty.slave = Fd(::ioctl(pty.master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!pty.slave) pty.slave = Fd(state::sys::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!pty.slave) return state::fail_errno(pty.name);
  set_terminal_size(pty.master.get(), size);
  return pty;
}

std::string_view value_of(const std::vector<std::string>& environment, std::string_view name) {
  for (const std::string_view entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return {};
}

void set_value(std::vector<std::string>& environment, std::string_view name, std::string_view value) {
  std::string entry = std::string(name) + "=" + std::string(value);
  for (std::string& old : environment) {
    if (old.size() > name.size() && old[name.size()] == '=' && old.starts_with(name)) {
      old = std::move(entry);
      return;
    }
  }
  environment.push_back(std::move(entry));
}

// argv and file as spawn.c builds them: "-bash", or "bash -c command", or the words themselves.
struct CommandLine {
  std::string file;
  std::vector<std::string> words;
};

CommandLine command_line(const SpawnRequest& request) {
  if (request.kind == ProgramKind::direct && !request.command.empty()) {
    return {request.command.front(), request.command};
  }
  const std::size_t slash = request.shell.rfind('/');
  const bool has_name = slash != std::string::npos && slash + 1 < request.shell.size();
  const std::string name = has_name ? request.shell.substr(slash + 1) : request.shell;
  if (request.kind == ProgramKind::shell_command && !request.command.empty()) {
    return {request.shell, {name, "-c", request.command.front()}};
  }
  return {request.shell, {"-" + name}};
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// The line discipline starts with the kernel's defaults; tmux adds two things (spawn.c).
bool prepare_terminal() {
  termios modes{};
  if (::tcgetattr(STDIN_FILENO, &modes) != 0) return false;
  modes.c_cc[VERASE] = 0x7f;
  modes.c_iflag |= IUTF8;
  return ::tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0;
}

bool take_terminal(int slave) {
  if (::setsid() == -1 || ::ioctl(slave, TIOCSCTTY, 0) == -1) return false;
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (::dup2(slave, fd) == -1) return false;
  }
  return true;
}

[[noreturn]] void give_up(int report) {
  const int error = errno;
  [[maybe_unused]] const ssize_t ignored = ::write(report, &error, sizeof error);
  ::_exit(1);
}

[[noreturn]] void execute(SpawnRequest request, int slave, int report) {
  if (!take_terminal(slave)) give_up(report);
  close_others({report});
  const std::string folder = enter_folder(request.path, request.environment);
  if (folder.empty() || !prepare_terminal()) give_up(report);
  set_value(request.environment, "PWD", folder);
  reset_signals();
  restore_scheduler_slice();
  CommandLine line = command_line(request);
  std::vector<char*> variables = pointers(request.environment), words = pointers(line.words);
  // execvp, and not execvpe, because that searches the PATH of the environment that it leaves.
  environ = variables.data();
  if (request.kind == ProgramKind::direct) {
    ::execvp(line.file.c_str(), words.data());
  } else {
    ::execv(line.file.c_str(), words.data());
  }
  give_up(report);
}

}  // namespace

void set_terminal_size(int terminal, TerminalSize size) {
  winsize window{};
  window.ws_col = static_cast<unsigned short>(size.columns);
  window.ws_row = static_cast<unsigned short>(size.rows);
  ::ioctl(terminal, TIOCSWINSZ, &window);
}

std::string enter_folder(const std::string& path, const std::vector<std::string>& environment) {
  for (const std::string& folder : {path, std::string(value_of(environment, "HOME")), std::string("/")}) {
    if (!folder.empty() && ::chdir(folder.c_str()) == 0) return folder;
  }
  return {};
}

Result<StartedProgram> start_program(const SpawnRequest& request) {
  state::assert_no_lock_held("start_program");
  ROOST_TRY_ASSIGN(Pty pty, open_pty(request.size));
  int ends[2];
  if (state::sys::pipe(ends, O_CLOEXEC) != 0) return state::fail_errno("pipe");
  const Fd report_in(ends[0]);
  Fd report_out(ends[1]);
  const pid_t pid = state::sys::fork();
  if (pid == -1) return state::fail_errno("fork failed");
  if (pid == 0) execute(request, pty.slave.get(), report_out.get());
  report_out.close();
  int error = 0;
  const auto count = state::sys::read(report_in.get(), &error, sizeof error);
  if (count == sizeof error) {
    state::sys::waitpid(pid, nullptr, 0);
    return state::fail_errno(command_line(request).file, error);
  }
  return StartedProgram{pid, std::move(pty.master), std::move(pty.name)};
}

}  // namespace shim
