package spotter.notify;

class InProcessFanOutTest extends FanOutContract {
    @Override
    FanOut open() {
        return new InProcessFanOut();
    }
}
