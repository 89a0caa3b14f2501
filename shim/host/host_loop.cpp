// SPDX-License-Identifier: ISC
#include "shim/host/host_loop.hpp"

#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "shim/host/answer.hpp"
#include "shim/host/host_hooks.hpp"
#include "shim/host/idle_memory.hpp"
#include "shim/host/pane_text.hpp"
#include "shim/host/socket_path.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace shim {
namespace {

using std::chrono::milliseconds;

// A registry that can't be changed is tried again for about a minute; after that the host goes, and its unlocked page
// makes the entry dead for all others.
constexpr int k_end_tries = 12;
constexpr milliseconds k_longest_pause{10'000};
constexpr milliseconds k_idle{1000};

milliseconds pause_after(int failures) { return std::min(milliseconds(50 << std::min(failures, 10)), k_longest_pause); }

// -1 is never.
int earlier(int a, int b) { return a < 0 ? b : b < 0 ? a : std::min(a, b); }

// Where the fixed descriptors are in the poll list; clients follow.
enum Slot : std::size_t { slot_signals, slot_listener, slot_terminal, slot_pipe, slot_clients };

}  // namespace

HostHooks& host_hooks() {
  static HostHooks hooks;
  return hooks;
}

state::Result<state::Fd> open_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigaddset(&set, SIGTERM);
  if (::sigprocmask(SIG_BLOCK, &set, nullptr) != 0) return state::fail_errno("sigprocmask");
  state::Fd fd(state::sys::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  if (!fd) return state::fail_errno("signalfd");
  return fd;
}

HostLoop::HostLoop(state::StateDir dir, HostedPane& pane, state::Fd listener, state::Fd signals)
    : dir_(std::move(dir)),
      pane_(pane),
      listener_(std::move(listener)),
      signals_(std::move(signals)),
      alerts_(dir_),
      hook_watch_(dir_),
      busy_at_(Clock::now()) {}
HostLoop::~HostLoop() = default;

void HostLoop::run() {
  while (!done_) {
    pane_.publish();
    wait();
    handle_signals();
    handle_terminal(polled_[slot_terminal].revents);
    pane_.look_after_held_input();
    pane_.handle_pipe(polled_[slot_pipe].revents);
    pane_.flush_closed_pipes();
    // Not those that are accepted now: they were not polled.
    const std::size_t clients = clients_.size();
    for (std::size_t i = 0; i < clients && !done_; ++i) {
      handle_client(*clients_[i], polled_[slot_clients + i].revents);
    }
    if ((polled_[slot_listener].revents & POLLIN) != 0) accept_clients();
    std::erase_if(clients_, [](const auto& client) { return !client->socket; });
    fire(alerts_.look(pane_.request().pane, pane_.facts()));
    const auto notices = pane_.take_notices();
    if (alerts_.may_have_hooks()) {
      pane_.publish();  // the window's name depends on it
      fire(hook_watch_.look(pane_.request().pane, pane_.facts(), notices));
    }
    if (const auto name = pane_.take_window_name()) (void)name_window(dir_, pane_.request().pane, *name);
    settle();
  }
  pane_.hang_up();
  pane_.leave_pipes_behind();
}

void HostLoop::wait() {
  const auto flag = [](bool wanted, short event) { return wanted ? event : short{0}; };
  polled_.clear();
  polled_.push_back({signals_.get(), POLLIN, 0});
  polled_.push_back({listener_.get(), POLLIN, 0});
  const auto terminal = static_cast<short>(POLLIN | flag(pane_.wants_to_write(), POLLOUT));
  polled_.push_back({pane_.terminal_fd(), terminal, 0});
  polled_.push_back({pane_.pipe_state().fd(), pane_.pipe_events(), 0});
  for (const auto& client : clients_) {
    const auto events = static_cast<short>(POLLIN | flag(!client->answers.empty(), POLLOUT));
    polled_.push_back({client->socket.get(), events, 0});
  }
  // Nobody looks at what happened to these: they are tried in each round.
  for (const int fd : pane_.pipe_state().leaving()) polled_.push_back({fd, POLLOUT, 0});
  if (!gave_back_ && idle_timeout() == 0) {
    give_back_memory();
    gave_back_ = true;
  }
  const int happened = state::sys::poll(polled_.data(), polled_.size(), earlier(timeout(), idle_timeout()));
  if (happened < 0) {
    for (pollfd& entry : polled_) entry.revents = 0;
  }
  if (happened == 0) return;
  busy_at_ = Clock::now();
  gave_back_ = false;
}

int HostLoop::idle_timeout() const {
  if (gave_back_) return -1;
  const auto left = std::chrono::ceil<milliseconds>(busy_at_ + k_idle - Clock::now()).count();
  return static_cast<int>(std::max<long>(left, 0));
}

// A pane that could not be taken out of the registry is tried again; else only alerts and input may wait for a time.
int HostLoop::timeout() const {
  if (failed_ends_ == 0) return earlier(earlier(alerts_.timeout(), hook_watch_.timeout()), pane_.held_input_timeout());
  const auto left = std::chrono::ceil<milliseconds>(retry_at_ - Clock::now()).count();
  return static_cast<int>(std::max<long>(left, 0));
}

void HostLoop::handle_signals() {
  if ((polled_[slot_signals].revents & POLLIN) == 0) return;
  signalfd_siginfo info{};
  while (state::sys::read(signals_.get(), &info, sizeof info) == sizeof info) {
    if (info.ssi_signo == SIGTERM) terminated_ = true;
  }
  int status = 0;
  for (pid_t pid = 0; (pid = state::sys::waitpid(-1, &status, WNOHANG | WUNTRACED)) > 0;)
    pane_.child_changed(pid, status);
}

void HostLoop::handle_terminal(short revents) {
  if ((revents & POLLOUT) != 0) pane_.write_input();
  if ((revents & (POLLIN | POLLHUP | POLLERR)) != 0) pane_.read_output();
}

void HostLoop::accept_clients() {
  for (;;) {
    state::Fd socket(state::sys::accept(listener_.get(), SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket) return;
    if (!peer_is_trusted(socket.get())) continue;
    clients_.push_back(std::make_unique<Client>());
    clients_.back()->socket = std::move(socket);
    // Its request is there already as a rule: no need to poll first.
    handle_client(*clients_.back(), POLLIN);
    if (done_) return;
  }
}

void HostLoop::handle_client(Client& client, short revents) {
  if (revents == 0) return;
  const bool open = (revents & (POLLIN | POLLHUP | POLLERR)) == 0 || receive(client);
  while (const auto frame = client.received.next()) {
    ROOST_TEST_POINT("request.asked");
    const Answer answer = answer_request(pane_, *frame);
    client.answers.push(answer.frame);
    if (answer.watch) client.watches = true;
    if (!answer.stop) continue;
    ROOST_TEST_POINT("kill.asked");
    done_ = true;
  }
  // Whoever reads our answer may read the page next.
  pane_.publish();
  const bool broken = client.answers.flush(client.socket.get()) == OutputQueue::State::broken;
  if (open && !broken && !client.received.broken()) return;
  client.socket.close();
  // Whoever meant to stop us may have been killed between taking us out of the registry and saying so.
  if (client.watches && was_removed(dir_, pane_.request().pane)) done_ = true;
}

// False: the client has closed its side; what it asked before is still done.
bool HostLoop::receive(Client& client) {
  char buffer[65536];
  for (;;) {
    const ssize_t count = state::sys::read(client.socket.get(), buffer, sizeof buffer);
    if (count > 0) {
      client.received.append({buffer, static_cast<std::size_t>(count)});
      if (static_cast<std::size_t>(count) < sizeof buffer) return true;
    } else if (count == 0) {
      return false;
    } else if (errno != EINTR) {
      return errno == EAGAIN;
    }
  }
}

void HostLoop::settle() {
  if (done_) return;
  if (terminated_) return try_to_end(EndCause::host_stopped);
  if (!pane_.ready_to_end() || pane_.is_dead()) {
    waits_for_status_ = false;  // respawned meanwhile
    failed_ends_ = 0;
    return;
  }
  if (waits_for_status_ && !pane_.exit_status()) return;
  try_to_end(EndCause::program_ended);
}

void HostLoop::try_to_end(EndCause cause) {
  pane_.hang_up();
  if (failed_ends_ > 0 && Clock::now() < retry_at_) return;
  const auto end = end_pane(dir_, pane_.request().pane, pane_.exit_status(), cause);
  if (!end) {
    // A registry that is lost is made again by the next command, which then expects us to be here.
    const bool lost = end.error().code == state::ErrorCode::corrupt && cause == EndCause::program_ended;
    done_ = ++failed_ends_ >= k_end_tries && !lost;
    retry_at_ = Clock::now() + pause_after(failed_ends_);
    return;
  }
  failed_ends_ = 0;
  waits_for_status_ = end->verdict == EndVerdict::wait_for_status;
  if (end->verdict == EndVerdict::removed) done_ = true;
  if (end->verdict == EndVerdict::keep) keep_dead(*end);
  fire(end->events, end->ended ? &*end->ended : nullptr);
}

void HostLoop::fire(const std::vector<HookEvent>& events, const state::Head* ended) const {
  if (!events.empty() && host_hooks().fire) host_hooks().fire(dir_, events, ended);
}

void HostLoop::keep_dead(const PaneEnd& end) {
  pane_.stay_dead();
  pane_.publish();
  const auto& expand = host_hooks().expand;
  if (end.default_notice) {
    pane_.show_notice(default_notice(pane_.facts()));
  } else if (end.notice_format.empty()) {
    pane_.hide_cursor();
  } else {
    pane_.show_notice(expand ? expand(dir_, pane_.request().pane, end.notice_format) : end.notice_format);
  }
}

}  // namespace shim
