// SPDX-License-Identifier: ISC
#include "shim/host/pane_pipe.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

#include "shim/host/process_identity.hpp"
#include "shim/host/program.hpp"
#include "state/leave_child.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::Fd;

constexpr std::string_view k_too_far_behind = "\r\n[pipe-pane: closed here, the command is too far behind]\r\n";
constexpr int k_longest_pause_ms = 10'000;

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

[[noreturn]] void execute(PipeRequest request, int socket) {
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (::dup2(request.to_command ? socket : null, STDIN_FILENO) == -1) ::_exit(1);
  if (::dup2(request.from_command ? socket : null, STDOUT_FILENO) == -1) ::_exit(1);
  if (::dup2(null, STDERR_FILENO) == -1) ::_exit(1);
  close_others({});
  if (enter_folder(request.path, request.environment).empty()) ::_exit(1);
  reset_signals();
  std::vector<char*> variables = pointers(request.environment);
  environ = variables.data();
  ::execl("/bin/sh", "sh", "-c", request.command.c_str(), static_cast<char*>(nullptr));
  ::_exit(1);
}

}  // namespace

state::Result<void> PanePipe::open(const PipeRequest& request) {
  close();
  int ends[2];
  if (state::sys::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return state::fail_errno("socketpair error");
  Fd ours(ends[0]);
  const Fd theirs(ends[1]);
  const pid_t pid = state::sys::fork();
  if (pid == -1) return state::fail_errno("fork error");
  if (pid == 0) execute(request, theirs.get());
  if (::fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0) return state::fail_errno("fcntl");
  fd_ = std::move(ours);
  to_command_ = request.to_command;
  from_command_ = request.from_command;
  return {};
}

void PanePipe::close() {
  if (has_pending()) leaving_.push_back({std::move(fd_), std::exchange(queue_, {})});
  drop();
}

void PanePipe::drop() {
  fd_.close();
  queue_.clear();
}

void PanePipe::output(std::string_view bytes) {
  if (!is_open() || !to_command_) return;
  if (queue_.size() + bytes.size() > k_most_waiting) {
    queue_.push(k_too_far_behind);
    return close();
  }
  queue_.push(bytes);
  if (queue_.flush(fd_.get()) == OutputQueue::State::broken) drop();
}

std::vector<int> PanePipe::leaving() const {
  std::vector<int> fds;
  for (const Stream& stream : leaving_) fds.push_back(stream.fd.get());
  return fds;
}

void PanePipe::flush_leaving() {
  std::erase_if(leaving_,
                [](Stream& stream) { return stream.queue.flush(stream.fd.get()) != OutputQueue::State::blocked; });
}

void PanePipe::leave_behind() {
  close();
  flush_leaving();
  if (leaving_.empty() || state::sys::fork() != 0) return;
  close_others(leaving());
  reset_signals();
  ::signal(SIGPIPE, SIG_IGN);
  while (!leaving_.empty()) {
    std::vector<pollfd> polled;
    for (const int fd : leaving()) polled.push_back({fd, POLLOUT, 0});
    if (state::sys::poll(polled.data(), polled.size(), k_longest_pause_ms) <= 0) break;
    flush_leaving();
  }
  state::leave_child(0);
}

short PanePipe::events(Typing typing) const {
  int events = 0;
  if (from_command_ && typing == Typing::welcome) events |= POLLIN;
  if (!queue_.empty()) events |= POLLOUT;
  return static_cast<short>(events);
}

std::string PanePipe::handle(short revents) {
  std::string typed;
  // What it said before its end is still to be read.
  if ((revents & (POLLIN | POLLHUP)) != 0 && from_command_) typed = receive();
  if (is_open() && (revents & POLLOUT) != 0 && queue_.flush(fd_.get()) == OutputQueue::State::broken) drop();
  if ((revents & POLLERR) != 0 || ((revents & POLLHUP) != 0 && !from_command_)) drop();
  return typed;
}

std::string PanePipe::receive() {
  std::string bytes(16384, '\0');
  const ssize_t count = state::sys::read(fd_.get(), bytes.data(), bytes.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return {};
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  if (bytes.empty()) drop();
  return bytes;
}

}  // namespace shim
