/** The line to the server: opened again and again until it holds. */

const FIRST_WAIT = 200;
const LONGEST_WAIT = 3000;
const PATIENCE = 1000; // a break shorter than this is not worth a word

export class Connection {
  #address;
  #receive;
  #report;
  #socket = null;
  #wait = FIRST_WAIT;
  #retry = 0;
  #alarm = 0;

  /**
   * `address()` says where to each time; `receive(message)` gets each message;
   * `report(isLost)` hears that the line has been gone for a while, or is back.
   */
  constructor(address, receive, report) {
    this.#address = address;
    this.#receive = receive;
    this.#report = report;
    addEventListener('online', () => this.#hurry());
    addEventListener('focus', () => this.#hurry());
    document.addEventListener('visibilitychange', () => this.#hurry());
    this.#open();
  }

  /** Ask for the whole deck again: the server sends it to whoever connects. */
  renew() {
    this.#socket?.close();
  }

  /** Tell the server something; where the line is down, it is not said. */
  say(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #open() {
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#address());
    this.#socket = socket;
    socket.onopen = () => {
      this.#wait = FIRST_WAIT;
      clearTimeout(this.#alarm);
      this.#alarm = 0;
      this.#report(false);
    };
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(JSON.parse(data));
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  #lost() {
    this.#socket = null;
    this.#alarm ||= setTimeout(() => this.#report(true), PATIENCE);
    this.#retry = setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.6, LONGEST_WAIT);
  }

  #hurry() {
    if (this.#socket || document.visibilityState !== 'visible') return;
    this.#wait = FIRST_WAIT;
    this.#open();
  }
}
